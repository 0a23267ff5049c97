#!/usr/bin/env bash
# Bundles the editor of the query page: yasgui.js, yasgui.css and the licences of all that is in them.
# Needs node and npm; versions are those of package-lock.json. Run it after a change to query.js or query.css.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
npm ci --no-audit --no-fund
npx esbuild query.js --bundle --minify --format=iife --target=es2020 --charset=utf8 --legal-comments=none \
  --outfile=yasgui.js --metafile=node_modules/meta.json
node licences.mjs >yasgui-licences.txt

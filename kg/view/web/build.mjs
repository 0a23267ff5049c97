// Bundles src/ into ../templates/explorer.js, which is committed: an installation needs no Node.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { metafile } = await build({ ...options(""), write: false, metafile: true });
await build(options(notices(Object.keys(metafile.inputs))));

function options(banner) {
  return {
    entryPoints: ["src/main.js"],
    outfile: "../templates/explorer.js",
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2022",
    legalComments: "none",
    banner: { js: banner },
  };
}

// The licences of the packages in the bundle, each text once.
function notices(inputs) {
  const packages = [...new Set(inputs.map((path) => /^node_modules\/([^/]+)\//.exec(path)?.[1]).filter(Boolean))].sort();
  const texts = new Map();
  for (const name of packages) {
    const text = readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim();
    texts.set(text, [...(texts.get(text) || []), name]);
  }
  const parts = [...texts].map(([text, names]) => `${names.join(", ")}:\n${text}`);
  return `/* Made in kg/view/web (npm ci && npm run build). It contains\n\n${parts.join("\n\n")}\n*/`;
}

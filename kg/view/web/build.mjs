// Bundles src/ into ../templates/, where the bundles are committed: an installation needs no Node.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

await bundle("src/boot.js", "../templates/explorer.js");
await bundle("src/engine.js", "../templates/engine.js");
writeFileSync("../templates/engine.wasm.gz", gzipSync(readFileSync("node_modules/oxigraph/web_bg.wasm"), { level: 9 }));

async function bundle(from, to) {
  const options = { entryPoints: [from], outfile: to, bundle: true, minify: true, charset: "utf8", format: "iife", target: "es2022", legalComments: "none", logOverride: { "empty-import-meta": "silent" } };
  const { metafile } = await build({ ...options, write: false, metafile: true });
  await build({ ...options, banner: { js: notices(Object.keys(metafile.inputs)) } });
}

// The licences of the packages in the bundle, each text once.
function notices(inputs) {
  const packages = [...new Set(inputs.map((path) => /^node_modules\/([^/]+)\//.exec(path)?.[1]).filter(Boolean))].sort();
  const texts = new Map();
  for (const name of packages) {
    const file = [`node_modules/${name}/LICENSE`, `licences/${name}.txt`].find(existsSync);
    const text = readFileSync(file, "utf8").trim();
    texts.set(text, [...(texts.get(text) || []), name]);
  }
  const parts = [...texts].map(([text, names]) => `${names.join(", ")}:\n${text}`);
  return `/* Made in kg/view/web (npm ci && npm run build). It contains\n\n${parts.join("\n\n")}\n*/`;
}

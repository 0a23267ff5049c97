// Prints name, version, licence and licence text of every package that esbuild put into the bundle.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const inputs = Object.keys(JSON.parse(readFileSync("node_modules/meta.json")).outputs["yasgui.js"].inputs);
// YASGUI comes bundled by its makers, so all that its packages depend on is counted in.
const found = new Map();
const visit = (name) => {
  const folder = `node_modules/${name}`;
  if (found.has(name) || !existsSync(`${folder}/package.json`)) return;
  const told = JSON.parse(readFileSync(`${folder}/package.json`));
  found.set(name, told);
  Object.keys(told.dependencies ?? {}).forEach(visit);
};
inputs.map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean).forEach(visit);
const names = [...found.keys()].filter((name) => !name.startsWith("@types/")).sort();
console.log(`yasgui.js and yasgui.css hold these packages:\n`);
for (const name of names) {
  const told = found.get(name);
  const licence = typeof told.license === "string" ? told.license : (told.licenses ?? []).map((one) => one.type).join(" or ");
  console.log(`${name} ${told.version} (${licence || "see below"})`);
}
for (const name of names) {
  const file = readdirSync(`node_modules/${name}`).find((one) => /^licen[cs]e/i.test(one));
  console.log(`\n${"-".repeat(78)}\n${name} ${found.get(name).version}\n`);
  console.log(file ? readFileSync(`node_modules/${name}/${file}`, "utf8").replaceAll("\r", "").trim() : `Licence: ${found.get(name).license}`);
}

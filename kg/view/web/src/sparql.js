// Asks the engine, which works beside the page and can be stopped; mistakes are told with their place.
import { live, prefixes } from "./data.js";
import { unpacked } from "./unpacking.js";

const NAME = /[A-Za-z][\w-]*(?=:)/g;
let worker = null;
let waiting = null; // what ends the question now asked

export { live };

// The answer to a query; one that is wrong rejects with `message`, and `line` and `column` (from 1) where it says so.
export async function ask(query) {
  cancel();
  const head = preset(query);
  const asked = new Promise((found, failed) => { waiting = { found, failed }; });
  send(head, query);
  return asked;
}

// Stops the question that is being answered.
export function cancel() {
  if (!waiting) return;
  waiting.failed(null);
  waiting = null;
  worker?.terminate();
  worker = null;
}

async function send(head, query) {
  const mine = waiting;
  const parts = worker ? null : { engine: await unpacked("engine"), graph: await unpacked("graph") };
  if (parts) {
    const script = new TextDecoder().decode(await unpacked("worker"));
    if (mine !== waiting) return; // stopped meanwhile
    worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    worker.onerror = (event) => end("failed", { message: event.message || "" });
  }
  worker.onmessage = ({ data: { found, error } }) => (found ? end("found", found) : end("failed", placed(error, head.length)));
  worker.postMessage({ query: head + query, parts });
}

function end(how, value) {
  const mine = waiting;
  waiting = null;
  mine?.[how](value);
}

// The prefixes of the vocabulary that a query uses and does not declare, on the line of its beginning.
function preset(query) {
  const declared = new Set([...query.matchAll(/\bPREFIX\s+([\w-]*)\s*:/gi)].map((one) => one[1]));
  const used = new Set(query.match(NAME) || []);
  return Object.entries(prefixes).filter(([name]) => used.has(name) && !declared.has(name)).map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("");
}

// What the engine says of a mistake, its place in the query as it was typed.
function placed(message, before) {
  const [, line, column, words] = /error at (\d+):(\d+): ([\s\S]*)/.exec(message) || [];
  if (!line) return { message };
  return { message: words, line: Number(line), column: Math.max(1, Number(column) - (line === "1" ? before : 0)) };
}

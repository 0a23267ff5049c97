// What a community is called, by its weightiest things, and a source, by where it came from.
import { nodes } from "./data.js";
import { nameOf } from "./words.js";

const LONGEST = 14;

export function cut(name, longest) {
  const characters = Array.from(name);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : name;
}

export function groupName(group, most = 3) {
  return group.heads.slice(0, most).map((index) => cut(nameOf(nodes[index]), LONGEST)).join(" · ");
}

// Where an article came from, in few words: the name of the site or of the file.
export function originOf(source = "") {
  const [, site] = /^https?:\/\/([^/]+)/i.exec(source) || [];
  return site || source.split("/").pop();
}

// Characters that turn the direction of text: shown as what they are, and kept from turning what stands around them.
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

const nameOfControl = (one) => `U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

// Whether a text may turn what stands around it.
export const turns = (text) => text.search(CONTROLS) >= 0 || RIGHT_TO_LEFT.test(text);

// A text for drawings and titles, which know no elements: each control by its name.
export const plain = (text) => text.replace(CONTROLS, (one) => `[${nameOfControl(one)}]`);

// The text in pieces: strings, and { control } for each character that would turn the direction.
export function pieces(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(CONTROLS)) {
    if (match.index > at) found.push(text.slice(at, match.index));
    found.push({ control: nameOfControl(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push(text.slice(at));
  return found;
}

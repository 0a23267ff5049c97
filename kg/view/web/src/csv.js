// Tables as CSV (RFC 4180).

// Rows as text; a cell that a spreadsheet would run gets an apostrophe.
export function csvOf(rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.-]\d+)*$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// The rows of a text, quoted cells and the apostrophe of `csvOf` undone.
export function rowsOf(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/g)) {
    const cell = quoted === undefined ? plain : quoted.replace(/""/g, '"');
    row.push(/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
    if (end === ",") continue;
    if (row.some(Boolean)) rows.push(row);
    row = [];
  }
  return rows;
}

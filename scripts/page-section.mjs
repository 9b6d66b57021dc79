// A page that is written by hand, with sections between marks that scripts make.

import { readFileSync, writeFileSync } from "node:fs";

/** Writes the text of one section of a page; what stands around it stays. */
export function writeSection(path, name, text) {
  const page = readFileSync(path, "utf8");
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no section ${name}`);
  writeFileSync(path, `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`);
}

/** Rows as a table of Markdown, which is easy to read in a terminal too. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

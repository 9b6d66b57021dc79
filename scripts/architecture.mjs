// The imports of src/ → docs/architecture.md: which folder imports which, as a picture and as a table.

import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";

const SOURCE = new URL("../src/", import.meta.url);

export async function architecturePage() {
  const contributing = await readFile(new URL("../CONTRIBUTING.md", import.meta.url), "utf8");
  const order = [...contributing.matchAll(/^\| `src\/([\w-]+)\/`[^|]*\|([^|]*)\|/gm)].map(
    ([, folder, what]) => ({ folder, what: what.trim() }),
  );
  const names = (await readdir(SOURCE, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .toSorted();
  const imports = new Map();
  for (const name of names) {
    const own = folderOf(name);
    const text = await readFile(new URL(name, SOURCE), "utf8");
    for (const [, path] of text.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)) {
      const other = folderOf(posix.normalize(posix.join(posix.dirname(name), path)));
      if (other === own || other.startsWith("..")) continue;
      imports.set(own, (imports.get(own) ?? new Set()).add(other));
    }
  }
  return page(
    [...order, { folder: "index.ts", what: "the public API" }].map((one) => ({
      ...one,
      imports: imports.get(one.folder) ?? new Set(),
    })),
  );
}

function folderOf(name) {
  return name.includes("/") ? name.slice(0, name.indexOf("/")) : name;
}

/** An import that another one already leads to is left out of the picture: `report` reaches `table` through `analysis`. */
function direct({ imports }, all) {
  const reached = new Set();
  const visit = (name) => {
    for (const next of all.find(({ folder }) => folder === name)?.imports ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      visit(next);
    }
  };
  for (const name of imports) visit(name);
  return [...imports].filter((name) => !reached.has(name));
}

function page(folders) {
  const edges = folders.flatMap((one) =>
    direct(one, folders)
      .toSorted()
      .map((from) => `  ${id(from)} --> ${id(one.folder)}`),
  );
  const rows = folders.map(
    ({ folder, what, imports }) =>
      `| \`${folder}\` | ${what} | ${[...imports].toSorted().join(", ") || "–"} |`,
  );
  return `# The folders, and what they import

Made by \`npm run generate\` from the imports of \`src/\`. An arrow goes from a folder to one that imports it: the way the data go. Imports that a longer way already shows are left out of the
picture, and stand in the table. What a folder may import is in [CONTRIBUTING.md](../CONTRIBUTING.md), and held by the linter.

\`\`\`mermaid
flowchart TD
${folders.map(({ folder }) => `  ${id(folder)}["${folder}"]`).join("\n")}
${edges.join("\n")}
\`\`\`

| folder | in → out | imports |
|---|---|---|
${rows.join("\n")}
`;
}

/** A name that is no word of the picture's language. */
function id(name) {
  return name === "index.ts" ? "index" : name.replaceAll("-", "_");
}

// npm run new -- cause|printer|format|rule NAME → its file, its line in the index, and a test to fill in.

import { access, mkdir, readFile, writeFile } from "node:fs/promises";

const KINDS = {
  cause: {
    index: "src/causes/clauses.ts",
    list: "clauses",
    line: ({ id }) => `  "${id}": { clause: () => "" },\n`,
    // What nothing else explains stays the last.
    before: "  undetermined: {\n",
    path: (id) => `src/causes/pages/${id}.md`,
    test: (id) => `test/causes/${id}.test.ts`,
    file: ({ title }) => `# ${title}

What it is.

## In a sentence

- name: as in "most likely …"

## Signature

How it looks in a log.

## Examples

- found:
- ruled out:
`,
    testFile: ({ id }) => `// Logs in which \`${id}\` is found.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";

/** Rows of a run whose ledger is known. */
const LOG = "";

test("it is named first where it is known to be", () => {
  expect(analyze(LOG).runs[0]?.findings[0]?.cause).toBe("${id}");
});
`,
    left: [
      "the words, in its page, and its line in the index; two logs under fixtures/ for the examples",
      "its verdict: `causes` in src/verdict/verdicts.ts",
      "what tells it from others: a figure in src/evidence/figures/, or an exact fact in src/verdict/exact-facts.ts; then `npm run calibrate`",
      "`npm run generate` for its page",
    ],
  },
  printer: {
    index: "src/dialects/printers/index.ts",
    path: (id) => `src/dialects/printers/${id}.ts`,
    list: "printers",
    test: (id) => `test/dialects/printers/${id}.test.ts`,
    file: ({ id, name, title }) => `// ${title}: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const ${name}: Printer = {
  facts: {
    id: "${id}",
    title: "${title}",
    averages: { total: "unknown", components: "unknown" },
    penalty: "unknown",
    clock: "iteration",
    known: "",
  },
  doc: { source: "" },
  form: "pairs",
  sign: /^${id}: step \\d/,
  samples: [{ text: "", records: 0 }],
};
`,
    testFile: ({ id, name }) => `// A log of this program is told by its lines.

import { expect, test } from "vitest";

import { ${name} } from "../../../src/dialects/printers/${id}.ts";
import { readLog } from "../../../src/read/read-log.ts";

test("its sample is read as its own", () => {
  const [sample] = ${name}.samples;
  const { runs } = readLog(String(sample?.text));
  expect(runs[0]?.writer.facts?.id).toBe("${id}");
});
`,
    left: [
      "the facts from the program's source, with file and release in `source`",
      "a sample as it really prints, and a sign that no other program's lines have",
      "`npm run generate` for its line in docs/inputs.md and docs/programs.md",
    ],
  },
  format: {
    index: "src/report/formats/index.ts",
    path: (id) => `src/report/formats/${id}.ts`,
    list: "formats",
    test: (id) => `test/report/${id}.test.ts`,
    file: ({ id, name, title }) => `// An Analysis → ${title}.

import { answerOf } from "../../analysis/answer/answer.ts";
import { escapeTerminal } from "../escape.ts";
import type { Format } from "../format.ts";

export const ${name}: Format = {
  id: "${id}",
  render: ({ runs }) =>
    runs.map((run) => \`\${escapeTerminal(\`\${run.source}: \${answerOf(run).sentence}\`)}\\n\`).join(""),
};
`,
    testFile: ({ id, name }) => `// What \`--format ${id}\` says of a run.

import { expect, test } from "vitest";

import { ${name} } from "../../src/report/formats/${id}.ts";
import { plainStyle } from "../../src/report/style.ts";
import { QUESTION, sampleAnalysis } from "../helpers/sample-analysis.ts";

test("each run is named with its verdict", () => {
  const options = { style: plainStyle(false), width: 80, verbose: false };
  expect(${name}.render(sampleAnalysis(QUESTION), options)).toContain(QUESTION.source);
});
`,
    left: [
      "the text, and the escape function of whatever reads it",
      "a scene in test/gallery.test.ts, and a section in docs/formats.md",
    ],
  },
  rule: {
    index: "src/check/rules/index.ts",
    path: (id) => `src/check/rules/${id}.ts`,
    list: "rules",
    test: (id) => `test/check/${id}.test.ts`,
    file: ({ id, name, title }) => `// A budget → whether the run keeps it.

import type { Rule } from "../rule.ts";

export const ${name}: Rule = {
  id: "${id}",
  title: "${title}",
  help: "",
  judge: () => [],
};
`,
    testFile: ({ id, name }) => `// When \`${id}\` passes and fails.

import { expect, test } from "vitest";

import { ${name} } from "../../src/check/rules/${id}.ts";
import { QUESTION } from "../helpers/sample-analysis.ts";

test("a run that breaks it fails", () => {
  expect(${name}.judge(QUESTION, {}).map(({ verdict }) => verdict)).toEqual(["fail"]);
});
`,
    left: [
      "its budget in src/check/budgets.ts, its flag in src/cli/options/check-flags.ts",
      "a row a situation in docs/exit-codes.md, which a test runs",
    ],
  },
};

/** Lays out a new one below a folder; gives the files that were written. Throws an Error with a sentence. */
async function layOut(kind, id, root) {
  const own = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (own === undefined || !/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(id ?? ""))
    throw new Error(`npm run new -- ${Object.keys(KINDS).join("|")} NAME, such as my-name`);
  const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const title = `${id[0].toUpperCase()}${id.slice(1)}`.replaceAll("-", " ");
  const files = [
    [own.path(id), own.file],
    [own.test(id), own.testFile],
  ];
  const paths = files.map(([path]) => path);
  for (const path of paths)
    if (
      await access(new URL(path, root)).then(
        () => true,
        () => false,
      )
    )
      throw new Error(`${path} is there already`);
  const index = await readFile(new URL(own.index, root), "utf8");
  for (const [path, made] of files) {
    const file = new URL(path, root);
    await mkdir(new URL("./", file), { recursive: true });
    await writeFile(file, made({ id, name, title }));
  }
  await writeFile(new URL(own.index, root), withLine(index, own, { id, name }));
  return { files: [...paths, own.index], left: own.left };
}

/** The index with the line at the end of the list or before what stays last; that names what is imported behind the last import, unless it is a line of its own kind. */
function withLine(index, { list, line, before }, { id, name }) {
  const last = index.indexOf("\n", index.lastIndexOf("import ")) + 1;
  const head =
    line === undefined
      ? `${index.slice(0, last)}import { ${name} } from "./${id}.ts";\n`
      : index.slice(0, last);
  const rest = index.slice(last);
  const start = rest.indexOf(`export const ${list}:`);
  const end = rest.slice(start).search(/\n[\]}];/) + start + 1;
  const at = before === undefined ? end : rest.lastIndexOf(before, end);
  if (start < 0 || end <= start || at < 0) throw new Error("the index has no list to add to");
  const own = line === undefined ? `  ${name},\n` : line({ id });
  return `${head}${rest.slice(0, at)}${own}${rest.slice(at)}`;
}

const [kind, id] = process.argv.slice(2);
try {
  const { files, left } = await layOut(kind, id, new URL("../", import.meta.url));
  console.log([...files.map((file) => `wrote ${file}`), "", "What is left:"].join("\n"));
  for (const what of left) console.log(`- ${what}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

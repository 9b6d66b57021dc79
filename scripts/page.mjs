// src/web/ → lossledger.html, one page with everything in it; `node scripts/page.mjs FILE` writes it elsewhere.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { rolldown } from "rolldown";

import { assembly } from "./assembly.mjs";
import { evaluate } from "./evaluate.mjs";
import { texts } from "./texts.mjs";
import { withoutDocs } from "./without-docs.mjs";

const root = new URL("../", import.meta.url);

const { reportStyle, examples, version } = await evaluate(`
  import { verdictTitles } from "./src/analysis/answer/short.ts";
  import { version } from "./src/cli/version.ts";
  import { text as reportStyle } from "./src/report/html/style.css.text";
  import { verdictRecord } from "./src/verdict/verdicts.ts";
  import { EXAMPLES } from "./scripts/docs/page-examples.ts";
  export { reportStyle, version };
  export const examples = EXAMPLES.map(([id, path]) => ({
    label: verdictRecord(id).sign + " " + verdictTitles[id],
    path,
  }));
`);
const [script, worker] = await Promise.all(["src/web/page.ts", "src/web/worker.ts"].map(bundled));
const [template, pageStyle, ...licenses] = await Promise.all(
  ["src/web/page.html", "src/web/page.css", "LICENSE", "THIRD-PARTY-LICENSES.txt"].map(read),
);

const parts = {
  // WebAssembly reads rows faster; where a browser does not know the word, they are read without.
  policy: [
    "default-src 'none'",
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src '${hash(reportStyle)}' '${hash(pageStyle)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; "),
  styles: `<style>${reportStyle}</style>\n<style>${pageStyle}</style>`,
  examples: (await Promise.all(examples.map(button))).join("\n"),
  version,
  licenses: `<!--\n${licenses.join("\n")}-->`,
  scripts:
    `<script type="text/plain" id="worker">${gzipSync(worker, { level: 9 }).toString("base64")}</script>\n` +
    `<script>${script}</script>`,
};
const page = template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

const path = process.argv[2] ?? fileURLToPath(new URL("lossledger.html", root));
await writeFile(path, page);
console.log(`wrote ${path}: ${(Buffer.byteLength(page) / 1000).toFixed(0)} kB`);

function read(path) {
  return readFile(new URL(path, root), "utf8");
}

async function bundled(input) {
  const bundle = await rolldown({
    input,
    cwd: fileURLToPath(root),
    platform: "browser",
    logLevel: "warn",
    plugins: [assembly, texts, withoutDocs],
  });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  // What ends a script ends it inside a text, too.
  return output[0].code.trim().replace(/<(?=\/script|!--)/gi, "\\x3c");
}

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

async function button({ label, path }) {
  const log = escaped(await read(path));
  return `<button type="button" data-name="${basename(path)}" data-log="${log}">${label}</button>`;
}

/** A text box holds no other control characters than these, and a carriage return in HTML would become a line feed. */
function escaped(text) {
  return text.replace(/[&<>"\t\r\n]/g, (one) => `&#${one.charCodeAt(0)};`);
}

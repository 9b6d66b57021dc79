// Writes the generated files of the repository; with --check it only says which of them are stale.

import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { causeSummaries, explain } from "../dist/index.js";

import { architecturePage } from "./architecture.mjs";
import { evaluate } from "./evaluate.mjs";
import { terminalPicture } from "./terminal-picture.mjs";
import { verdictPage } from "./verdict-page.mjs";

const root = new URL("../", import.meta.url);

/** Packages whose code the bundles carry. */
const INLINED = [
  "chalk",
  "commander",
  "d3-array",
  "fflate",
  "grammex",
  "graphmatch",
  "pbf",
  "smol-toml",
  "zeptomatch",
  "zod",
];

const { manPage, inputsPage, programsPage, releasesPage, schemas, ...judgement } = await evaluate(`
  import * as z from "zod";
  import { contractSchema } from "./scripts/docs/contract-schema.ts";
  import { baselineSchema } from "./src/cli/baseline-file.ts";
  import { configSchema } from "./src/cli/config/config-schema.ts";
  import * as thresholds from "./src/verdict/thresholds.ts";
  export { inputsPage, programsPage } from "./scripts/docs/inputs-page.ts";
  export { manPage } from "./scripts/docs/man-page.ts";
  export { releasesPage } from "./scripts/docs/releases-page.ts";
  import { calibrated as tables } from "./src/verdict/calibrated.ts";
  export const calibrated = tables();
  export { verdicts } from "./src/verdict/verdicts.ts";
  export { figures } from "./src/evidence/figures/index.ts";
  export { thresholds };
  const jsonSchema = (of) => z.toJSONSchema(of, { target: "draft-2020-12", io: "input", override: withoutLimits });
  // Those of JavaScript say nothing of the number.
  function withoutLimits({ jsonSchema }) {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  }
  export const schemas = {
    "lossledger-v1": ["JSON contract, version 1", jsonSchema(contractSchema)],
    "lossledger-config": ["configuration", jsonSchema(configSchema)],
    "lossledger-baseline-v1": ["baseline, version 1", jsonSchema(baselineSchema)],
  };
`);

const files = new Map([
  ...Object.entries(schemas).map(([name, [title, json]]) => [
    `schema/${name}.schema.json`,
    schemaText(title, json),
  ]),
  ["man/lossledger.1", manPage()],
  ["THIRD-PARTY-LICENSES.txt", await licenses()],
  ["docs/terminal.svg", picture()],
  ["README.md", await withOutput("README.md")],
  ["python/README.md", await withOutput("python/README.md")],
  ["docs/architecture.md", await architecturePage()],
  ["docs/inputs.md", inputsPage()],
  ["docs/programs.md", programsPage()],
  ["docs/keras-releases.md", releasesPage()],
  ["docs/verdict.md", verdictPage(judgement)],
  ...[undefined, ...causeSummaries.map(({ id }) => id)].map((id) => [
    `docs/causes/${id ?? "README"}.md`,
    explain(id, { markdown: true }),
  ]),
]);

const stale = [];
for (const [path, text] of files) {
  const file = new URL(path, root);
  const before = await readFile(file, "utf8").catch(() => null);
  if (before === text) continue;
  stale.push(path);
  if (process.argv.includes("--check")) continue;
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, text);
}

if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`stale, run \`npm run generate\`: ${stale.join(", ")}`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? "all generated files are fresh" : `wrote ${stale.join(", ")}`);
}

/** A page with what its `$ npx lossledger` examples print. */
async function withOutput(path) {
  const page = await readFile(new URL(path, root), "utf8");
  return page.replace(
    /(```console\n\$ npx lossledger ([^\n]*)\n)[^`]*(```)/g,
    (_, head, args, tail) => `${head}${print(args.split(" "))}${tail}`,
  );
}

/** The start of a report as a terminal shows it; the other findings and the weights are left out. */
function picture() {
  const args = ["--plot", "fixtures/seed/question.log"];
  const printed = print(args, { FORCE_COLOR: "1" });
  const [shown] = printed.split("\n ○ ");
  return terminalPicture([{ command: `lossledger ${args.join(" ")}`, printed: `${shown}\n   …` }], {
    columns: 80,
    title:
      "A report of lossledger in a terminal, with a plot of the loss and its parts over the epochs",
  });
}

function print(args, color = { NO_COLOR: "1" }) {
  const { stdout } = spawnSync(process.execPath, ["bin/lossledger.js", ...args], {
    cwd: fileURLToPath(root),
    env: { LC_ALL: "C.UTF-8", ...color },
    encoding: "utf8",
  });
  return stdout;
}

/** A line a member, with nothing in front: indented it takes a third more of the package. */
function schemaText(title, json) {
  const text = JSON.stringify({ title: `lossledger, ${title}`, ...json }, null, 1);
  return `${text.replace(/^ +/gm, "")}\n`;
}

async function licenses() {
  const parts = await Promise.all(
    INLINED.map(async (name) => {
      const folder = new URL(`node_modules/${name}/`, root);
      const { version, license } = JSON.parse(
        await readFile(new URL("package.json", folder), "utf8"),
      );
      const text = await Promise.any(
        ["license", "LICENSE", "LICENSE.md"].map((file) => readFile(new URL(file, folder), "utf8")),
      );
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    }),
  );
  const intro = "The bundles in dist/ carry code of these packages.\n";
  return [intro, ...parts].join(`\n${"-".repeat(72)}\n\n`);
}

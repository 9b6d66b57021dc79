// Everything that could go wrong, tried at random from a seed: broken logs, exact logs, the same run written otherwise, processes.
//
//   npm run attack -- --seconds 300 --seed 7              each part has its share of the time
//   npm run attack -- --part exact --seed 7 --cases 20    as many cases, on a machine of any speed
//   npm run attack -- --part exact --seed 7 --only 1234   one case again

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { createDraws } from "./attack/draws.mjs";

const PARTS = ["exact", "same", "broken", "processes"];

const { values: given } = parseArgs({
  options: {
    seconds: { type: "string", default: "120" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    part: { type: "string" },
    cases: { type: "string" },
    only: { type: "string" },
  },
});
const seed = Number(given.seed);
const parts = PARTS.filter((part) => given.part === undefined || part === given.part);
if (parts.length === 0) throw new Error(`no part ${given.part}; there are ${PARTS.join(", ")}`);
const folder = mkdtempSync(join(tmpdir(), "lossledger-attack-"));
console.log(`seed ${seed}, ${given.seconds} s`);
let isKept = false;
for (const part of parts) {
  if (!(await tryPart(part, (1000 * Number(given.seconds)) / parts.length))) {
    isKept = true;
    process.exitCode = 1;
  }
}
if (!isKept) rmSync(folder, { recursive: true, force: true });

async function tryPart(part, milliseconds) {
  const { attack, title } = await import(`./attack/${part}.mjs`);
  const until = performance.now() + milliseconds;
  let number = Number(given.only ?? 0);
  const isOver = () =>
    given.cases === undefined ? performance.now() >= until : number >= Number(given.cases);
  for (; !isOver(); number += 1) {
    const input = new Map();
    try {
      await attack(createDraws(seed, number), { folder, input });
    } catch (error) {
      tellFailure(part, number, input, error);
      return false;
    }
    if (given.only !== undefined) return true;
  }
  console.log(`${part}: ${number} cases, ${title}`);
  return true;
}

function tellFailure(part, number, input, error) {
  const [name, bytes] = [...input].at(-1) ?? ["nothing", Buffer.alloc(0)];
  const path = join(folder, `${part}-${number}`);
  writeFileSync(path, bytes);
  console.log(`${part}: case ${number}, made from ${name}, ${bytes.length} bytes, kept as ${path}`);
  console.log(`again: npm run attack -- --part ${part} --seed ${seed} --only ${number}`);
  console.log(error.stack);
}

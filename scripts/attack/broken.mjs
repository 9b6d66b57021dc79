// Real logs, broken at random → every way of reading and printing them: nothing throws, hangs, depends on chunks or leaks a control.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  analyzeLog,
  createLogReader,
  exitCodeOf,
  formats,
  judge,
  plainStyle,
  readLog,
  readRows,
  rowFormats,
} from "../../dist/index.js";
import { mutate } from "./mutate.mjs";
import { runCommand } from "./run-command.mjs";
import { readSeeds } from "./seeds.mjs";

/** Longer inputs are read, but not taken apart: that is for the test of linear time. */
const MAX_ANALYZED = 2 ** 17;
/** Seconds of processor time that no input of this size may need. */
const MAX_SECONDS = 10;

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const COMMAND = /^\s*::|##\[/m;

const seeds = readSeeds();

export const title = "real logs and containers, broken";

/** Throws where something went wrong; what was tried stands in `input`. */
export async function attack(draws, { folder, input }) {
  const { name, bytes } = mutate(seeds, draws);
  input.set(name, bytes);
  const from = process.cpuUsage();
  await tryCase(bytes, name, draws, folder);
  const took = process.cpuUsage(from);
  const used = (took.user + took.system) / 1e6;
  if (used > MAX_SECONDS) throw new Error(`took ${used.toFixed(1)} s for ${bytes.length} bytes`);
}

async function tryCase(bytes, name, draws, folder) {
  const whole = readLog(bytes, { updates: true });
  expectSame(whole, readInPieces(bytes, draws));
  if (bytes.length <= MAX_ANALYZED) printAll(whole, name);
  if (draws.chance(0.02)) expectLinear(bytes);
  if (draws.chance(0.1) && bytes.length <= MAX_ANALYZED) {
    const path = join(
      folder,
      draws.pick(["a.log", "::error::x", "\u001b[31m.csv", "=1+1.csv", "\u202egol.x"]),
    );
    writeFileSync(path, bytes);
    const { stdout, stderr } = await runCommand(path, draws);
    expectHarmless("stdout", stdout);
    expectHarmless("stderr", stderr);
  }
}

/** The chunk lies in memory that is overwritten as soon as it was read, as that of a file is. */
function readInPieces(bytes, draws) {
  const reader = createLogReader({ updates: true });
  const longest = draws.pick([1, 7, 100, 4096, 70_000]);
  if (longest === 1 && bytes.length > 20_000) return readLog(bytes, { updates: true });
  const memory = Buffer.alloc(longest);
  for (let at = 0; at < bytes.length;) {
    const length = Math.min(1 + draws.below(longest), bytes.length - at);
    memory.set(bytes.subarray(at, at + length));
    reader.push(memory.subarray(0, length));
    memory.fill(draws.below(256));
    at += length;
  }
  return reader.end();
}

function expectSame(first, second) {
  const [one, other] = [first, second].map((log) =>
    JSON.stringify(log, (_, value) => (isMap(value) ? [...value] : plainNumber(value))),
  );
  if (one === other) return;
  const at = [...one].findIndex((character, i) => character !== other[i]);
  throw new Error(
    `pieces give another log: …${one.slice(Math.max(0, at - 80), at + 80)}… and …${other.slice(Math.max(0, at - 80), at + 80)}…`,
  );
}

function isMap(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof value.entries === "function" &&
    !Array.isArray(value)
  );
}

function plainNumber(value) {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function printAll(log, name) {
  const source = `${name}\u001b[0m::error`;
  const analysis = analyzeLog(log, { source });
  const options = { style: plainStyle(true), width: 80, verbose: true };
  for (const printed of [analysis, checked(analysis)]) {
    for (const format of formats) {
      const text = format.render(printed, options);
      if (format.id === "github") expectAnnotations(text);
      else expectHarmless(format.id, text);
      if (["json", "sarif", "gitlab"].includes(format.id)) JSON.parse(text);
      if (format.id === "ndjson")
        for (const line of text.split("\n").slice(0, -1)) JSON.parse(line);
    }
  }
  const rows = readRows(source, log.runs);
  const rejects = log.rejects.map((reject) => ({ source, ...reject }));
  for (const format of rowFormats) {
    for (const pieces of [
      format.rows(rows, { unicode: true, width: 80 }),
      format.rejects(rejects, { unicode: true, width: 80 }),
    ]) {
      const text = [...pieces].join("");
      expectHarmless(`rows as ${format.id}`, text);
      if (format.id === "csv") expectNoFormula(text);
      if (format.id === "json") JSON.parse(text);
    }
  }
}

/** Held to every budget at once, and to itself as a reference. */
function checked(analysis) {
  const share = { kind: "share", limit: 0.01, text: "1%" };
  const outcomes = judge(analysis, {
    maxResidual: { train: share, val: { ...share, kind: "amount" } },
    failOn: { certainty: "possible", verdicts: [], causes: [] },
    minEpochs: 3,
    expectPenalty: true,
    against: analysis.runs,
  });
  const changed = outcomes.find(
    ({ rule, verdict }) => rule === "same-composition" && verdict === "fail",
  );
  if (changed !== undefined) throw new Error(`a log differs from itself: ${changed.text}`);
  return { ...analysis, check: { outcomes, exitCode: exitCodeOf(outcomes, 0), stale: [] } };
}

/** The one format that has commands among its lines: each is an annotation, and holds no further one. */
function expectAnnotations(text) {
  for (const line of text.split("\n").slice(0, -1)) {
    const rest = /^::(?:error|warning|notice) [^:]*::(.*)$/u.exec(line)?.[1];
    expectHarmless("github", rest ?? line);
  }
}

function expectNoFormula(csv) {
  const cells = csv.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\n]*))/gm);
  for (const [, quoted, bare] of cells) {
    const cell = quoted ?? bare ?? "";
    if (/^[=@]|^[+-][^\d.in]/.test(cell)) throw new Error(`a formula in CSV: ${cell}`);
  }
}

function expectHarmless(what, text) {
  for (const pattern of [CONTROLS, COMMAND]) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const around = text.slice(Math.max(0, found.index - 60), found.index + 60);
    throw new Error(`${what} holds ${JSON.stringify(found[0])} in ${JSON.stringify(around)}`);
  }
}

/** Reading 16 times the bytes may take 16 times as long, and three times that for a busy machine. */
function expectLinear(bytes) {
  const part = bytes.subarray(0, 2 ** 14);
  const repeated = (times) => {
    const all = new Uint8Array(times * part.length);
    for (let i = 0; i < times; i += 1) all.set(part, i * part.length);
    return all;
  };
  const time = (input) => {
    const from = process.cpuUsage();
    readLog(input, { updates: true });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  const [few, many] = [repeated(8), repeated(128)];
  const short = Math.max(time(few), 0.02);
  const long = time(many);
  if (long > 48 * short) {
    throw new Error(
      `${few.length} bytes took ${short.toFixed(2)} s, ${many.length} bytes ${long.toFixed(2)} s`,
    );
  }
}

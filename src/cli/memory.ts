// What is still to be made of a log → nothing, or a message before V8 ends the process for want of memory (exit code 134).

import { type Log, sizeOfRun } from "../index.ts";
import { fail } from "./errors.ts";

/**
 * Bytes of objects a row while its run is judged. Measured on 100,000 rows (Node 20.20): V8 needs room for 180 to 390 to get
 * through, and for 900 where stretches with weights of their own are looked for.
 */
const AT_WORK = 1000;
/** A run that waits to be told, of any length: its rows are no objects. 9.5 KB each of 2,000 runs are in use. */
const KEPT = 12_000;
/** And a number, of those beyond so many a row: here and there the characters of some thousand rows are held. */
const NUMBER = 200;
const WIDE = 16;
/** What V8 counts as part of the limit, but keeps for young objects. */
const YOUNG = 3 * 2 ** 24;
/** Part of the rest that may be in use: what no estimate knows has the other. */
const USABLE = 0.9;

/** So much every Node has. Asking for the limit loads Node's streams, which takes a start-up two milliseconds. */
const ALWAYS = 2 ** 24;

/** Throws the message where the memory in use leaves no room for that many bytes of objects. */
export function requireMemory(source: string, bytes = 0): void {
  if (process.memoryUsage().heapUsed + bytes <= ALWAYS) return;
  const { getHeapStatistics } = process.getBuiltinModule("node:v8");
  const fits = (): boolean => {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    return used + bytes <= USABLE * (limit - YOUNG);
  };
  if (fits()) return;
  collect();
  if (fits()) return;
  throw fail("out-of-memory", { source, limit: getHeapStatistics().heap_size_limit });
}

/** Bytes of objects that the analysis of a log takes at most, about. */
export function memoryFor({ runs }: Log): number {
  let [kept, most] = [0, 0];
  for (const run of runs) {
    const { rows, numbers } = sizeOfRun(run);
    kept += KEPT;
    most = Math.max(most, AT_WORK * rows + NUMBER * Math.max(0, numbers - WIDE * rows));
  }
  return kept + most;
}

/**
 * What needs less is not asked about: the part that is left free has room for it. Node looks into /proc to answer, where
 * threads wait for each other: a tenth of the time of 10,000 small logs on a busy machine (Node 20.20).
 */
const SMALL = 2 ** 20;

export function requireMemoryFor(source: string, log: Log): void {
  const bytes = memoryFor(log);
  if (bytes > SMALL) requireMemory(source, bytes);
}

export function rowsOf({ runs }: Log): number {
  return runs.reduce((sum, run) => sum + sizeOfRun(run).rows, 0);
}

/** Rows of a log from which on what is left of its runs adds up. */
const MANY_ROWS = 2 ** 14;
/** From here on a list with a number a row is too long for new space as small as it is after reading: a twentieth more time. */
const LONG = 2 ** 16;
/** New space grown to this serves as well as any; at a quarter of it, half as much time again goes by in collecting. */
const GROWN = 2 ** 23;

/**
 * V8 lets what is not in use any more lie until there is four times as much as is in use. Of one run it is collected at
 * twice that: 800,000 epochs as JSON take 535 MiB instead of 725 in the same time. Of several, which are worked on one at a
 * time, at half as much again: 49 runs of 400 epochs take 98 MiB (178 before, 100 at twice) and a twentieth more time than
 * at twice, on Node 24 105–115 (112–137 at twice), 9,000 runs as HTML 280 (298 at twice) in the same time (Node 20.20).
 * New space that is large enough does not grow further, nor does it for one run of less than LONG rows: 45,000 epochs take
 * 24 MiB less and no more time.
 */
export function collectSooner(log: Log): void {
  const { runs } = log;
  const rows = rowsOf(log);
  if (rows < MANY_ROWS) return;
  const v8 = process.getBuiltinModule("node:v8");
  v8.setFlagsFromString(`--heap-growing-percent=${runs.length > 1 ? 50 : 100}`);
  const young = v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  const isSmall = runs.length === 1 && rows < LONG;
  if (isSmall || (young !== undefined && young.space_size >= GROWN))
    v8.setFlagsFromString("--semi-space-growth-factor=1");
}

/** What is not in use any more is in the statistics until it is collected. */
function collect(): void {
  process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
  const collected: unknown = process.getBuiltinModule("node:vm").runInNewContext("gc");
  if (typeof collected === "function") collected();
}

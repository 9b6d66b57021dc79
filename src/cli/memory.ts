// What is still to be made of a log → nothing, or a message before V8 ends the process for want of memory (exit code 134).

import { type Log, recordsIn } from "../index.ts";
import { fail } from "./errors.ts";

/** Bytes of objects a record while its run is judged, and while its run waits to be told; measured, and half as much again. */
const AT_WORK = 1200;
const KEPT = 450;
/** Part of the memory that may be in use: what is collected late, and what no estimate knows, has the rest. */
const USABLE = 0.85;

/** Throws the message where the memory in use leaves no room for that many bytes of objects. */
export function requireMemory(source: string, bytes = 0): void {
  const { getHeapStatistics } = process.getBuiltinModule("node:v8");
  const fits = (): boolean => {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    return used + bytes <= USABLE * limit;
  };
  if (fits()) return;
  collect();
  if (fits()) return;
  throw fail("out-of-memory", { source, limit: getHeapStatistics().heap_size_limit });
}

/** Bytes of objects that the analysis of a log takes at most, about. */
export function memoryFor({ runs }: Log): number {
  const records = runs.map(recordsIn);
  const all = records.reduce((sum, size) => sum + size, 0);
  return KEPT * all + AT_WORK * Math.max(0, ...records);
}

/** What is not in use any more is in the statistics until it is collected. */
function collect(): void {
  process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
  const collected: unknown = process.getBuiltinModule("node:vm").runInNewContext("gc");
  if (typeof collected === "function") collected();
}

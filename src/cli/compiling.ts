// A log that takes longer, or many of them → V8 compiles less for them.

import type { Log } from "../index.ts";
import { rowsOf } from "./memory.ts";

/** Bytes of code that V8 lets run before it looks whether its best is worth making. */
const BUDGET = 67584;

let asUsual: (() => void) | undefined;

/**
 * V8 makes its best code in threads of its own, which took more processor time than the program whose code it was, and
 * of two cores left it less than one. Here plain machine code is made at once, and the best only of what has run so many
 * times as long as V8 asks else, with a third of the calls put into it: at twice the verdict on 400 rows takes 64 % of the
 * processor time and its own thread 90 %, that on a gigabyte of bars of 45,000 epochs 78 and 98 % (Node 20.20, in turns).
 * Loading what sets flags takes a millisecond and a half. From V8 12 on (Node 22) there is a compiler in between, and
 * nothing is gained.
 */
export function compileLess(times: number): void {
  if (asUsual !== undefined || Number.parseInt(process.versions.v8, 10) >= 12) return;
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  const set = (plain: string, budget: number, inlined: number): void => {
    setFlagsFromString(`--${plain}always-sparkplug`);
    setFlagsFromString(`--interrupt-budget=${budget}`);
    setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${inlined}`);
  };
  set("", times * BUDGET, 300);
  // Compiled code that is left has to fit a program that has set no flags (bin/start.js).
  asUsual = () => set("no-", BUDGET, 920);
  process.prependOnceListener("exit", asUsual);
}

/** Rows of a log that takes seconds. */
const LONG = 2 ** 16;

/** What runs for seconds is worth V8's best: 200,000 rows else take the program's own thread a tenth more time, 800,000 as JSON a twentieth. */
export function compileAsUsualFor(log: Log): void {
  if (rowsOf(log) >= LONG) asUsual?.();
}

// Signals while a log is read → what is done about each.

import { expect, test } from "vitest";

import type { Io } from "../../../src/cli/io.ts";
import { createInterruption, exitCodeAfter } from "../../../src/cli/live/interruption.ts";
import type { Signal } from "../../../src/cli/signals.ts";

async function after(signals: readonly Signal[], waits: boolean): Promise<readonly unknown[]> {
  const done: string[] = [];
  let tell: (signal: Signal) => void = () => undefined;
  const onSignal: Io["onSignal"] = (listener) => {
    tell = listener;
    return () => undefined;
  };
  const interruption = createInterruption({ onSignal } as Io, {
    ...(waits ? { interrupt: (signal) => done.push(`interrupt ${signal}`) } : {}),
    stop: (signal) => done.push(`stop ${signal}`),
  });
  void interruption.abandoned.then(() => done.push("abandoned"));
  for (const signal of signals) tell(signal);
  await Promise.resolve();
  return [...done, exitCodeAfter(0, interruption)];
}

test.for([
  [[], true, [0]],
  [["SIGINT"], true, ["interrupt SIGINT", 130]],
  [["SIGINT"], false, ["stop SIGINT", 130]],
  [["SIGINT", "SIGINT"], true, ["interrupt SIGINT", "stop SIGINT", 130]],
  [["SIGINT", "SIGINT", "SIGINT"], true, ["interrupt SIGINT", "stop SIGINT", "abandoned", 130]],
  [["SIGTERM", "SIGTERM"], true, ["stop SIGTERM", "abandoned", 143]],
  // A terminal that is closed is told of by the shell and by the system.
  [["SIGHUP", "SIGHUP"], true, ["stop SIGHUP", 129]],
  [["SIGHUP", "SIGTERM"], true, ["stop SIGHUP", "abandoned", 143]],
] as const)("%j", async ([signals, waits, done]) => {
  expect(await after(signals, waits)).toEqual(done);
});

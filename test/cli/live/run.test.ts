// `lossledger run` as a process, in a pipe and in a terminal. Runs the bundle, several at a time, as each waits most of it.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";

import type * as Pty from "@lydell/node-pty";
import { afterAll, describe, expect, test } from "vitest";

const LOG = "fixtures/corpus/k2-066/train.log";
const ENV = { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1" };
const PRINT = `process.stdout.write(require("fs").readFileSync("${LOG}"));`;

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill("SIGKILL");
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ["bin/lossledger.js", "run", ...args], { env: ENV });
  started.push(child);
  const seen = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => (seen.stdout += String(data)));
  child.stderr.on("data", (data) => (seen.stderr += String(data)));
  return { child, seen, exit: once(child, "close") };
}

/** A program of Node. */
const node = (script: string): string[] => ["--", process.execPath, "-e", script];

describe.concurrent("in a pipe", () => {
  test("passes all on, reports, and ends as the program did", async () => {
    const { seen, exit } = run(
      ...node(`${PRINT} console.error("a warning"); process.exitCode = 7`),
    );
    expect(await exit).toEqual([7, null]);
    expect(seen.stdout).toContain("Epoch 5/5");
    expect(seen.stderr).toContain("a warning");
    expect(seen.stderr).toContain("epoch 5  loss 1.3417");
    expect(seen.stderr).toContain("Keras 2");
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
    ["SIGINT", 130],
  ] as const)("hands %s on and reports what there was", async (signal, code) => {
    const { child, seen, exit } = run(...node(`${PRINT} setInterval(() => {}, 1000)`));
    await until(() => seen.stderr.includes("epoch 4 "));
    child.kill(signal);
    expect(await exit).toEqual([code, null]);
    expect(seen.stderr).toContain("Keras 2");
  });

  test("kills a program that does not listen, when it is told so", async () => {
    const deaf = `process.on("SIGTERM", () => {}); ${PRINT} setInterval(() => {}, 1000)`;
    const { child, seen, exit } = run(...node(deaf));
    await until(() => seen.stderr.includes("epoch 4 "));
    child.kill("SIGTERM");
    await wait(200);
    child.kill("SIGTERM");
    expect(await exit).toEqual([137, null]);
  });

  test("gives the program its stdin", async () => {
    const { child, seen, exit } = run(...node("process.stdin.pipe(process.stdout)"));
    child.stdin.end("not a log\n");
    expect((await exit)[0]).toBe(0);
    expect(seen.stdout).toBe("not a log\n");
  });

  test("does not wait for what the program leaves behind", async () => {
    const orphan = `require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 20000)"], { detached: true, stdio: ["ignore", "inherit", "ignore"] }).unref();`;
    const { seen, exit } = run(...node(`${PRINT} ${orphan}`));
    expect((await exit)[0]).toBe(0);
    expect(seen.stderr).toContain("Keras 2");
  });

  test("the program is told when nobody reads on", async () => {
    const script = `process.stdout.on("error", () => process.exit(3)); setInterval(() => console.log("x".repeat(1000)), 1)`;
    const { child, exit } = run(...node(script));
    child.stdout.once("data", () => child.stdout.destroy());
    expect((await exit)[0]).toBe(3);
  });

  test.each([
    [["--", "no-such-command"], 127, "no such command"],
    [["--", "./README.md"], 126, "no permission to execute it"],
    [[], 2, "no command is named"],
    [["--format", "json", "--format", "csv", ...node(PRINT)], 2, "would all go to stdout"],
  ])("%j says what is wrong", async (args, code, message) => {
    const { seen, exit } = run(...args);
    expect((await exit)[0]).toBe(code);
    expect(seen.stderr).toContain(message);
    expect(seen.stdout).toBe("");
  });
});

const pty = ((): typeof Pty | undefined => {
  try {
    return createRequire(import.meta.url)("@lydell/node-pty") as typeof Pty;
  } catch {
    return undefined;
  }
})();

describe.skipIf(pty === undefined).concurrent("in a terminal", () => {
  function screen(script: string, command = "bin/lossledger.js") {
    const args = [command, "run", ...node(script)];
    const terminal = (pty as typeof Pty).spawn(process.execPath, args, { env: ENV, cols: 90 });
    let text = "";
    terminal.onData((data) => (text += data));
    const exit = new Promise<number>((resolve) => {
      terminal.onExit(({ exitCode }) => resolve(exitCode));
    });
    return { terminal, text: () => text, exit };
  }

  test("the program has one too, of the same size", async () => {
    const asks = `console.log([process.stdout.isTTY, process.stdin.isTTY, process.stdout.columns].join()); ${PRINT} process.exitCode = 4`;
    const { text, exit } = screen(asks);
    expect(await exit).toBe(4);
    expect(text()).toContain("true,true,90");
    expect(text()).toContain("Keras 2");
  });

  test("it is told of a new size", async () => {
    const script = `console.log("ready"); process.stdout.on("resize", () => { console.log("now " + process.stdout.columns); process.exit(0); }); setInterval(() => {}, 1000)`;
    const { terminal, text, exit } = screen(script);
    await until(() => text().includes("ready"));
    terminal.resize(101, 30);
    expect(await exit).toBe(0);
    expect(text()).toContain("now 101");
  });

  test("keys reach it, Ctrl-C among them, and the report follows", async () => {
    const script = `${PRINT} process.stdin.on("data", (key) => console.log("typed " + key)); console.log("ready")`;
    const { terminal, text, exit } = screen(script);
    await until(() => text().includes("ready"));
    terminal.write("größer\r");
    await until(() => text().includes("typed größer"));
    terminal.write("\u0003");
    expect(await exit).toBe(130);
    expect(text()).toContain("Keras 2");
  });
});

// A training that is watched behaves as one that is not: its descriptors stay as they were. Runs the bundle in real shells,
// several at a time, as each waits most of it.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type * as Pty from "@lydell/node-pty";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "lossledger-undisturbed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LEDGER = `${process.execPath} bin/lossledger.js`;
const ENV = { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1" };

async function shell(command: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn("bash", ["-c", `set -o pipefail; ${command}`], {
    env: ENV,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seen = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => (seen.stdout += String(data)));
  child.stderr.on("data", (data) => (seen.stderr += String(data)));
  const [code] = await once(child, "close");
  return { code: code as number, ...seen };
}

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const RECORDS = 3000;
const TRAINING = `
import logging, os, sys
print("Epoch 1/1")
print("5/5 - 1s - loss: 0.5 - a_loss: 0.4 - b_loss: 0.1", flush=True)
for i in range(${RECORDS}):
    sys.stderr.write("warning %06d %s\\n" % (i, "w" * 150))
logging.basicConfig(level=logging.INFO, format="%(message)s")
for i in range(${RECORDS}):
    logging.info("record %06d %s", i, "r" * 150)
for i in range(${RECORDS}):
    os.write(2, b"written %06d %s\\n" % (i, b"o" * 150))
`;

/** How many of a kind came whole. */
function whole(text: string, kind: string): number {
  return text.match(new RegExp(`${kind} \\d{6} .{150}$`, "gm"))?.length ?? 0;
}

const training = join(folder, "training.py");
writeFileSync(training, TRAINING);

describe.concurrent("in a pipe", () => {
  test("a slow writer's words reach the program on its stdin", async () => {
    const { code, stdout } = await shell(
      `(sleep 0.7; echo hi; sleep 0.3; echo ho) | ${LEDGER} run -- cat`,
    );
    expect([code, stdout]).toEqual([0, "hi\nho\n"]);
  });

  test.skipIf(!hasPython).each([
    ["run", `${LEDGER} run -- python3 FILE 2>&1 | (sleep 1; cat)`],
    ["--live", `(python3 FILE | ${LEDGER} --live) 2>&1 | (sleep 1; cat)`],
    [
      "--live beside it",
      `(python3 FILE & cat LOG LOG LOG | ${LEDGER} --live; wait) 2>&1 | (sleep 1; cat)`,
    ],
  ])("nothing of stderr is lost to a slow reader: %s", async (_, command) => {
    const { stdout } = await shell(
      command.replace("FILE", training).replaceAll("LOG", "fixtures/seed/question.log"),
    );
    for (const kind of ["warning", "record", "written"])
      expect([kind, whole(stdout, kind)]).toEqual([kind, RECORDS]);
  });

  test("stdout of a command is a pipe that it can open by its name", async () => {
    const { code, stdout, stderr } = await shell(`${LEDGER} run -- sh -c 'echo hi > /dev/stdout'`);
    expect([code, stdout]).toEqual([0, "hi\n"]);
    expect(stderr).not.toContain("No such device");
  });

  test("a command whose reader has gone is ended by the pipe, as in a shell", async () => {
    const { code, stdout } = await shell(`${LEDGER} run -- yes | head -1`);
    expect([code, stdout]).toEqual([141, "y\n"]);
  });

  test("a command without a name is not found", async () => {
    const { code, stderr } = await shell(`${LEDGER} run -- ""`);
    expect(code).toBe(127);
    expect(stderr).toContain("no such command");
    expect(stderr).not.toContain("bug");
  });

  test("what a program has printed before it ended reaches a reader that begins later, however much waits", async () => {
    // More than waits inside, and less than the pipe holds beyond that: the program ends while nothing is read of it.
    const printed = 2 ** 24 + 2 ** 18;
    const { stdout } = await shell(
      `${LEDGER} run -q -- head -c ${printed} /dev/zero 2>/dev/null | (sleep 2.5; wc -c)`,
    );
    expect(Number(stdout)).toBe(printed);
  });

  test("a reader that is slow to begin gets the whole report", async () => {
    const logs = "fixtures/seed/question.log ".repeat(12);
    const { code, stdout } = await shell(`${LEDGER} --format json ${logs} | (sleep 0.5; cat)`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).runs).toHaveLength(12);
  });

  test.skipIf(!existsSync("/proc/self/fdinfo"))(
    "an end that another holds blocks as before while lossledger reads it",
    async () => {
      const { stdout } = await shell(
        `(sleep 1; echo end) | { ${LEDGER} --live >/dev/null 2>&1 & sleep 0.5; cat /proc/self/fdinfo/0 | grep flags; wait; }`,
      );
      expect(stdout).toMatch(/^flags:\t00\n/);
    },
  );

  const LOOK = "for i in $(seq 30); do grep flags /proc/self/fdinfo/2; sleep 0.02; done";
  test.skipIf(!existsSync("/proc/self/fdinfo")).each([
    ["run", `${LEDGER} run -- bash -c '(${LOOK}) >&2; cat fixtures/seed/question.log'`],
    ["--live", `cat fixtures/seed/question.log | ${LEDGER} --live & ${LOOK}; wait`],
    ["a report", `${LEDGER} fixtures/seed/question.log & ${LOOK}; wait`],
  ])("stderr and stdout that others hold block all the time: %s", async (_, command) => {
    const { stdout } = await shell(`(${command}) 2>&1 | cat`);
    expect(new Set(stdout.match(/^flags:.*$/gm))).toEqual(new Set(["flags:\t01"]));
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
  function screen(command: string) {
    const terminal = (pty as typeof Pty).spawn("bash", ["-c", command], { env: ENV, cols: 90 });
    let text = "";
    terminal.onData((data) => (text += data));
    const exit = new Promise<number>((resolve) => {
      terminal.onExit(({ exitCode }) => resolve(exitCode));
    });
    return { terminal, text: () => text, exit };
  }

  test("a command that closes its three descriptors lives on", async () => {
    const path = join(folder, "lived");
    const { exit } = screen(
      `${LEDGER} run -- bash -c 'exec 0<&- 1>&- 2>&-; sleep 1; echo yes > ${path}; exit 5'`,
    );
    expect(await exit).toBe(5);
    expect(readFileSync(path, "utf8")).toBe("yes\n");
  });

  test("what is redirected stays so, and stdin is the terminal's own", async () => {
    const path = join(folder, "err.log");
    const { exit, text } = screen(
      `${LEDGER} run -- bash -c 'test -t 0 && test -t 1 && echo both; test -t 2 || echo but; echo oops >&2' 2>${path}`,
    );
    expect(await exit).toBe(0);
    expect(text()).toMatch(/both\r+\nbut\r/);
    expect(readFileSync(path, "utf8")).toContain("oops\n");
  });

  // Node's last word comes half a second after the program's, in which the terminal goes away.
  test("a terminal that closes while it ends changes nothing", async () => {
    const [leaving, late, errors] = ["leaving", "late.cjs", "errors"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeFileSync(
      late,
      `if (require("node:worker_threads").isMainThread) setImmediate(() => process.once("exit", () => {
        require("node:fs").writeFileSync(${JSON.stringify(leaving)}, "");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      }));`,
    );
    const { terminal, exit } = screen(
      `trap '' HUP; NODE_OPTIONS=--require=${late} ${LEDGER} run -- sh -c 'exit 6' 2>${errors}`,
    );
    while (!existsSync(leaving)) await wait(20);
    (terminal as unknown as { destroy(): void }).destroy();
    expect(await exit).toBe(6);
    expect(readFileSync(errors, "utf8")).not.toContain("ssert");
  });

  test.each([
    // Told in time, it does not sleep to the end, however long a busy machine takes.
    ["which told its program", "exec", 25, 129],
    ["which told nobody", "trap '' HUP;", 2, 6],
  ])(
    "a closed terminal ends it as it should, without a word of Node, %s",
    async (_, first, seconds, code) => {
      const errors = join(folder, `errors-${code}`);
      const { terminal, text, exit } = screen(
        `${first} ${LEDGER} run -- bash -c 'echo ready; sleep ${seconds}; exit 6' 2>${errors}`,
      );
      while (!text().includes("ready")) await wait(20);
      await wait(200);
      // Closes the other end.
      (terminal as unknown as { destroy(): void }).destroy();
      expect(await exit).toBe(code);
      expect(readFileSync(errors, "utf8")).not.toContain("ssert");
    },
  );
});

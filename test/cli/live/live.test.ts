// `--live` with streams of its own: what is passed on, where lines are put, and what is said once.

import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Io } from "../../../src/cli/io.ts";
import type { Signal } from "../../../src/cli/signals.ts";
import type { Output } from "../../../src/cli/streams.ts";
import { main } from "../../../src/cli/main.ts";

interface Scene {
  readonly args?: readonly string[];
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Both outputs as one screen. */
  readonly isTTY?: boolean;
  readonly stdinIsTTY?: boolean;
  readonly stdout?: Partial<Output>;
  readonly onSignal?: (listener: (signal: Signal) => void) => void;
}

async function live({
  args = [],
  chunks,
  isTTY = false,
  stdinIsTTY = false,
  stdout,
  onSignal,
}: Scene) {
  const seen = { stdout: [] as Uint8Array[], stderr: "", screen: "", closed: false };
  const files = new Map<string, string>();
  const io: Io = {
    argv: ["--live", ...args],
    env: {},
    cwd: ".",
    stdin: {
      isTTY: stdinIsTTY,
      chunks: async function* () {
        yield* chunks;
      },
      close: () => {
        seen.closed = true;
      },
    },
    stdout: {
      isTTY,
      columns: 100,
      gone: false,
      async write(bytes) {
        const given = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
        seen.stdout.push(new Uint8Array(given));
        seen.screen += Buffer.from(given).toString();
      },
      ...stdout,
    },
    stderr: {
      isTTY,
      columns: 100,
      gone: false,
      async write(text) {
        seen.stderr += String(text);
        seen.screen += String(text);
      },
    },
    packageFile: async () => new Uint8Array(),
    writeFile: async (path, text) => void files.set(path, [...text].join("")),
    startTrainer: () => Promise.reject(new Error("there is nothing to run here")),
    openFile: async (path) => ({
      isTTY: false,
      columns: undefined,
      gone: false,
      write: async (text) => void files.set(path, `${files.get(path) ?? ""}${String(text)}`),
    }),
    onSignal(listener) {
      onSignal?.(listener);
      return () => undefined;
    },
  };
  const exitCode = await main(io);
  return { exitCode, ...seen, bytes: Buffer.concat(seen.stdout), files };
}

function pieces(bytes: Uint8Array, length: number): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) all.push(bytes.subarray(at, at + length));
  return all;
}

const QUESTION = readFileSync("fixtures/seed/question.log");
const PLAIN = ["--color", "never"];
const row = (n: number, loss: string): string =>
  `5/5 - 1s - 26ms/step - a_loss: 0.500${n} - loss: ${loss}\n`;
const BAR = readFileSync("fixtures/corpus/k3-054/train.log");

describe("--live", () => {
  test.each([1, 7, 1000, 1e9])("passes every byte on, in chunks of %d", async (length) => {
    const { bytes, exitCode, stderr } = await live({ chunks: pieces(QUESTION, length) });
    expect(bytes.equals(QUESTION)).toBe(true);
    expect(exitCode).toBe(0);
    expect(stderr.match(/^ epoch \d+ {2}loss /gm)).toHaveLength(10);
  });

  test("ends with the report that the log has as a file", async () => {
    const { stderr } = await live({ chunks: pieces(BAR, 100) });
    let report = "";
    const sink: Output = {
      isTTY: false,
      columns: undefined,
      gone: false,
      write: async (text) => void (report += String(text)),
    };
    const io = {
      argv: ["fixtures/corpus/k3-054/train.log"],
      cwd: "/",
      env: {},
      stdout: sink,
      stderr: sink,
    };
    await main(io as unknown as Io);
    const afterHeader = report.slice(report.indexOf("\n\n"));
    expect(stderr.endsWith(afterHeader)).toBe(true);
  });

  test("puts a line where the epoch has ended, before anything else is printed", async () => {
    const text = [1, 2, 3].map((n) => `Epoch ${n}/3\n${row(n, `1.200${n}`)}`).join("");
    const { screen } = await live({
      chunks: pieces(Buffer.from(text), 16),
      isTTY: true,
      args: PLAIN,
    });
    const lines = screen.split("\n");
    expect(lines.slice(0, 8).map((line) => line.slice(0, 9))).toEqual([
      "Epoch 1/3",
      "5/5 - 1s ",
      " weights ",
      " epoch 1 ",
      "Epoch 2/3",
      "5/5 - 1s ",
      " epoch 2 ",
      "Epoch 3/3",
    ]);
  });

  test("says once what has become certain, and says it before the end", async () => {
    const { stderr } = await live({ chunks: pieces(QUESTION, 50) });
    const told = stderr.split("\n").filter((line) => line.startsWith(" ● epoch "));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("hidden-term (strong)");
    expect(stderr.indexOf(" ● epoch ")).toBeLessThan(stderr.indexOf("\n\nstdin · "));
  });

  test("a narrow terminal has whole words", async () => {
    const log = "Epoch 1/9\n26/26 - 1s - loss: 0.9000 - a_loss: 0.1000 - b_loss: 0.2000\n";
    const { stderr } = await live({ args: ["--width", "59"], chunks: [Buffer.from(log)] });
    expect(stderr).toContain("\n epoch 1  loss 0.9000 = 0.1000 a + 0.2000 b + 0.6000 left\n");
  });

  test("what rounds to nothing has no share", async () => {
    const log = "Epoch 1/9\n26/26 - 1s - loss: 0.3000 - a_loss: 0.1000 - b_loss: 0.2000\n";
    const { stderr } = await live({ chunks: [Buffer.from(log)] });
    expect(stderr).toContain("+ 0.0000 left over (0.0 %)\n");
  });

  test("tells at once of a total that is not finite", async () => {
    const losses = ["0.5001", "0.5002", "nan", "nan", "nan"];
    const chunks = losses.flatMap((loss, i) =>
      [`Epoch ${i + 1}/9\n`, row(i + 1, loss)].map((line) => Buffer.from(line)),
    );
    const { stderr } = await live({ chunks });
    expect(stderr).toMatch(/ epoch 3 {2}loss nan = .*\n ● epoch 3: .*not-finite/);
  });

  test.each([
    ["stdout", (one: Awaited<ReturnType<typeof live>>) => one.bytes.toString()],
    ["ledger.txt", (one: Awaited<ReturnType<typeof live>>) => one.files.get("ledger.txt") ?? ""],
  ])("--live-to %s", async (where, text) => {
    const ran = await live({ args: ["--live-to", where], chunks: [QUESTION] });
    expect(ran.stderr).toBe("");
    expect(text(ran)).toContain(
      " epoch 2  loss 9.2902 = 0.0801 dense_1 + 0.0717 dense_2 + 9.1384 left over",
    );
    expect(text(ran)).toContain("hidden-term (strong)");
  });

  test("begins the report on a line of its own after a bar that was cut off", async () => {
    const cut = Buffer.concat([
      QUESTION,
      Buffer.from("Epoch 12/200\n 3/26 [==>...] - ETA: 3s - loss: 3.1"),
    ]);
    const { screen } = await live({ chunks: [cut], isTTY: true, args: PLAIN });
    expect(screen).toContain("loss: 3.1\n\nstdin");
  });

  test("stops quietly when the reader of stdout has gone", async () => {
    const { exitCode, stderr, closed } = await live({
      chunks: pieces(QUESTION, 10),
      stdout: { gone: true, write: async () => undefined },
    });
    expect([exitCode, stderr, closed]).toEqual([141, "", true]);
  });

  test("goes on reading when stdout cannot be written, and says so once", async () => {
    const full = Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
    const { exitCode, stderr } = await live({
      chunks: pieces(QUESTION, 40),
      stdout: {
        write: async () => {
          throw full;
        },
      },
    });
    expect(exitCode).toBe(2);
    expect(stderr.match(/no space left/g)).toHaveLength(1);
    expect(stderr.match(/^ epoch \d+ {2}loss /gm)).toHaveLength(10);
  });

  test("a log without losses, and one without components", async () => {
    const nothing = await live({ chunks: [Buffer.from("hello\nworld\n")] });
    expect(nothing.exitCode).toBe(2);
    expect(nothing.bytes.toString()).toBe("hello\nworld\n");
    expect(nothing.stderr).toContain("but no row with a loss");
    const bare =
      "Epoch 1/3\n5/5 - 1s - loss: 0.5\nEpoch 2/3\n5/5 - 1s - loss: 0.4\nEpoch 3/3\n5/5 - 1s - loss: 0.3\n";
    const alone = await live({ chunks: [Buffer.from(bare)] });
    expect(alone.exitCode).toBe(2);
    expect(alone.stderr.match(/no component is printed/g)).toHaveLength(1);
  });

  test("declared columns and weights that are not there are said once, at the first epoch", async () => {
    const { stderr, exitCode, bytes } = await live({
      args: ["--weights", "1,2,3"],
      chunks: pieces(QUESTION, 99),
    });
    expect(exitCode).toBe(2);
    expect(bytes.equals(QUESTION)).toBe(true);
    expect(stderr).not.toContain(" epoch ");
  });

  test("Ctrl-C waits for the log to end, reports, and is told by the exit code", async () => {
    let interrupt: (signal: Signal) => void = () => undefined;
    const { exitCode, stderr, closed } = await live({
      onSignal: (listener) => {
        interrupt = listener;
      },
      chunks: (async function* () {
        yield QUESTION.subarray(0, 600);
        interrupt("SIGINT");
        yield QUESTION.subarray(600);
      })(),
    });
    expect([exitCode, closed]).toEqual([130, false]);
    expect(stderr).toContain("epochs 2–11 of 200");
  });

  test.each([
    [["SIGTERM"], 143],
    [["SIGINT", "SIGINT"], 130],
    [["SIGHUP"], 129],
  ] as const)("%j stops reading and reports what is there", async (signals, code) => {
    let send: (signal: Signal) => void = () => undefined;
    const { exitCode, stderr, closed } = await live({
      onSignal: (listener) => {
        send = listener;
      },
      chunks: (async function* () {
        yield QUESTION.subarray(0, 600);
        for (const signal of signals) send(signal);
      })(),
    });
    expect([exitCode, closed]).toEqual([code, true]);
    expect(stderr).toContain("stdin · Keras 2");
  });

  test("a terminal is no pipe", async () => {
    const { exitCode, stderr } = await live({ chunks: [], stdinIsTTY: true });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("python train.py 2>&1 | lossledger --live");
  });

  test("files are refused", async () => {
    const { exitCode, stderr } = await live({ args: ["train.log"], chunks: [] });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--follow FILE");
  });
});

// An `Io` that records what is written, so that commands run in-process.

import { readFile } from "node:fs/promises";

import type { Io } from "../../src/cli/io.ts";
import { main } from "../../src/cli/main.ts";

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files written, by path. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Surroundings {
  readonly env?: Io["env"];
  /** Where configuration is looked for; files are opened from the real one. */
  readonly cwd?: string;
  /** Bytes on stdin; a terminal when there are none. */
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The same in another folder, whose files are named from there. */
export async function runIn(
  folder: string,
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ran> {
  const home = process.cwd();
  process.chdir(folder);
  try {
    return await run(argv, surroundings);
  } finally {
    process.chdir(home);
  }
}

export async function run(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const files = new Map<string, string>();
  const output = (name: "stdout" | "stderr"): Io["stdout"] => ({
    isTTY: surroundings.isTTY ?? false,
    columns: surroundings.columns,
    gone: false,
    write: async (text) => {
      written[name] += typeof text === "string" ? text : Buffer.from(text).toString("latin1");
    },
  });
  const { stdin } = surroundings;
  const exitCode = await main({
    argv,
    env: surroundings.env ?? {},
    cwd: surroundings.cwd ?? process.cwd(),
    stdin: {
      isTTY: stdin === undefined,
      close: () => undefined,
      async *chunks() {
        if (stdin !== undefined)
          yield typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin;
      },
    },
    stdout: output("stdout"),
    stderr: output("stderr"),
    packageFile: async (path) => await readFile(new URL(`../../${path}`, import.meta.url)),
    writeFile: async (path, text) => {
      if (path.startsWith("missing/"))
        throw Object.assign(new Error("no such directory"), { code: "ENOENT" });
      files.set(path, [...text].join(""));
    },
    startTrainer: () => Promise.reject(new Error("there is nothing to run here")),
    openFile: async (path) => ({
      isTTY: false,
      columns: undefined,
      gone: false,
      write: async (text) => {
        files.set(path, `${files.get(path) ?? ""}${String(text)}`);
      },
    }),
    onSignal: () => () => undefined,
  });
  return { exitCode, ...written, files };
}

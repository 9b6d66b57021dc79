// Folders: which files in them are logs, what is left out and said, and walks that stop.

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  promises,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { eventFile } from "../helpers/event-file.ts";
import { run } from "../helpers/fake-io.ts";

const root = mkdtempSync(join(tmpdir(), "lossledger-folders-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const GOOD = "fixtures/corpus/k2-066/train.log";
let made = 0;

/** A folder with these files; `log` stands for the text of one. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  made += 1;
  const folder = join(root, String(made));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text === "log") copyFileSync(GOOD, path);
    else writeFileSync(path, text);
  }
  return folder;
}

const sourcesIn = (ndjson: string, folder: string): string[] =>
  ndjson
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { source: string }).source.replace(`${folder}/`, ""));

describe("a folder of plain logs", () => {
  test("is read, recursively, numbers in names by value", async () => {
    const folder = folderOf({
      "run10/train.log": "log",
      "run9/train.log": "log",
      "run9/deep/er/slurm-123.out": "log",
      "packed.log.gz": gzipSync("Epoch 1/1\n8/8 - 1s - loss: 0.5 - a_loss: 0.3 - b_loss: 0.2\n"),
      "rotated.log.2": "log",
      ".hidden/train.log": "log",
    });
    const { exitCode, stdout, stderr } = await run([folder, "--format", "ndjson"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(sourcesIn(stdout, folder)).toEqual([
      "packed.log.gz",
      "rotated.log.2",
      "run9/deep/er/slurm-123.out",
      "run9/train.log",
      "run10/train.log",
    ]);
  });

  test("says which files hold no losses, and how many are none by their names", async () => {
    const folder = folderOf({
      "train.log": "log",
      "requirements.txt": "keras==2.2.4\n",
      "config.json": '{"units": 12}',
      "empty.log": "",
      "model.h5": "x",
      "a/model.h5": "x",
      "README.md": "x",
      Makefile: "x",
    });
    const { exitCode, stderr, stdout } = await run([folder, "--format", "ndjson"]);
    expect([exitCode, sourcesIn(stdout, folder)]).toEqual([0, ["train.log"]]);
    expect(stderr).toContain("3 files without a row with a loss were left out");
    for (const name of ["requirements.txt", "config.json", "empty.log"])
      expect(stderr).toContain(`\`${name}\``);
    expect(stderr).toContain(
      "4 files were not read, as logs have other names: 2 .h5, 1 .md, 1 without an ending",
    );
  });

  test("check judges them, and parse lists their rows", async () => {
    const folder = folderOf({ "a/train.log": "log", "b/train.log": "log", "notes.txt": "hello" });
    const { exitCode, stdout, stderr } = await run(["check", folder]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("a/train.log");
    expect(stdout).toContain("b/train.log");
    expect(stderr).toContain("`notes.txt`");
    const parsed = await run(["parse", folder, "--format", "csv"]);
    expect([parsed.exitCode, parsed.stdout.includes("b/train.log")]).toEqual([0, true]);
    expect(parsed.stderr).toContain("`notes.txt`");
  });

  test.each(["diagnose", "check", "parse"])(
    "%s: one that is damaged, or shows nothing but a total, is none to leave out",
    async (command) => {
      const cut = gzipSync("x".repeat(1000)).subarray(0, 20);
      const folder = folderOf({ "train.log": "log", "cut.log.gz": cut });
      const { exitCode, stderr } = await run([command, folder]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("cut.log.gz");
    },
  );

  test.each(["diagnose", "check", "parse"])(
    "%s: without a log it is nothing to judge",
    async (command) => {
      const folder = folderOf({ "notes.txt": "hello", "model.h5": "x" });
      const { exitCode, stderr } = await run([command, folder]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("no log in this folder");
      expect(stderr).toContain("`notes.txt`");
    },
  );

  test("many of them are read in threads alike, and left out alike", async () => {
    const names = Array.from({ length: 80 }, (_, at) => `${at}.log`);
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, "log"])));
    writeFileSync(join(folder, "10.txt"), "hello");
    const out = execFileSync(
      process.execPath,
      ["bin/lossledger.js", folder, "--format", "ndjson"],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    expect(sourcesIn(out, folder)).toEqual(names);
  });

  test("what lies beside the event files of a run is of the same training", async () => {
    const folder = folderOf({
      "run/train/events.out.tfevents.1.host": "",
      "run/train.log": "log",
      "other/train.log": "log",
    });
    const { stdout, stderr } = await run([folder, "--format", "ndjson"]);
    expect(sourcesIn(stdout, folder)).toEqual(["other/train.log"]);
    expect(stderr).toContain("1 file beside the records of a run was not read: `run/train.log`");
  });
});

describe("event files of training and of validation", () => {
  const name = (second: number): string => `events.out.tfevents.${second}.host.1.0.v2`;
  const rows = (at: number): Parameters<typeof eventFile>[0] =>
    [0, 1, 2].map((step) => ({
      step,
      scalars: ["", "a_", "b_"].map((part, i) => ({
        tag: `epoch_${part}loss`,
        value: (at + step) * (i === 0 ? 3 : i),
        as: "float-content" as const,
      })),
    }));
  const folder = folderOf({
    [`logs/train/${name(1)}`]: eventFile(rows(1)),
    [`logs/validation/${name(2)}`]: eventFile(rows(2)),
    [`apart/train/${name(1)}`]: eventFile(rows(1)),
    [`apart/mine/${name(2)}`]: eventFile(rows(2)),
    [`eval/train/${name(1)}`]: eventFile(rows(1)),
    [`eval/eval/${name(2)}`]: eventFile(rows(2)),
  });
  const files = (run: string, other: string): string[] => [
    join(run, "train", name(1)),
    join(run, other, name(2)),
  ];

  test.each<[string, string, readonly string[]]>([
    ["the folder of both", "logs", ["logs"]],
    ["a folder each", "logs", ["logs/train", "logs/validation/"]],
    ["a file each", "logs", files("logs", "validation")],
    ["a folder and a file", "logs", ["logs/validation", files("logs", "validation")[0] ?? ""]],
    ["a file of them twice", "logs", ["logs/train", ...files("logs", "validation")]],
    ["as estimators call them", "eval", files("eval", "eval")],
  ])("%s: one run with both", async (_, run_, given) => {
    const { exitCode, stdout } = await run([
      "parse",
      ...given.map((path) => join(folder, path)),
      "--format",
      "ndjson",
    ]);
    const read = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(exitCode).toBe(0);
    expect(
      read.map(({ source, run: number, epoch, split, values }) => [
        source,
        number,
        epoch,
        split,
        values,
      ]),
    ).toEqual(
      [1, 2, 3].flatMap((epoch) =>
        ["train", "val"].map((split, i) => {
          const at = epoch + i;
          const own = i === 0 ? "" : "val_";
          const values = {
            [`${own}loss`]: String(3 * at),
            [`${own}a_loss`]: String(at),
            [`${own}b_loss`]: String(2 * at),
          };
          return [join(folder, run_), 1, epoch, split, values];
        }),
      ),
    );
  });

  test("of other folders each is a run of its own", async () => {
    const given = files("apart", "mine").map((path) => join(folder, path));
    const { stdout } = await run([...given, "--format", "ndjson"]);
    expect(sourcesIn(stdout, folder)).toEqual(files("apart", "mine"));
  });
});

describe("what would keep one waiting", () => {
  test.each(["events.out.tfevents.1.host", "train.log"])(
    "a pipe called %s is left out and named",
    async (name) => {
      const folder = folderOf({ "good.log": "log" });
      execFileSync("mkfifo", [join(folder, name)]);
      symlinkSync("/dev/zero", join(folder, `${name.replace("1.host", "2.host")}.log`));
      for (const command of ["diagnose", "check", "parse"]) {
        const { exitCode, stderr, stdout } = await run([command, folder]);
        expect(exitCode).toBe(0);
        expect(stdout).toContain(command === "parse" ? "1.9523" : "good.log");
        expect(stderr).toContain("2 pipes or devices were not read");
        expect(stderr).toContain(name);
      }
    },
  );
});

test("links in a circle and links that lead nowhere are named, and keep nobody from the other logs", async () => {
  const folder = folderOf({ "good.log": "log" });
  symlinkSync("circle.log", join(folder, "circle.log"));
  symlinkSync("nowhere", join(folder, "gone.log"));
  const { exitCode, stdout, stderr } = await run([folder, "--format", "ndjson"]);
  expect([exitCode, sourcesIn(stdout, folder)]).toEqual([2, ["good.log"]]);
  expect(stderr).toContain("circle.log: the file could not be read");
  expect(stderr).toContain("gone.log: no such file");
});

describe("a walk that stops", () => {
  test.each(["diagnose", "check", "parse"])("%s: at eight levels", async (command) => {
    const folder = folderOf({ "train.log": "log", "1/2/3/4/5/6/7/8/9/train.log": "log" });
    const { exitCode, stdout, stderr } = await run([command, folder]);
    expect(exitCode).toBe(2);
    expect(stdout).toContain(command === "parse" ? "1.9523" : "train.log");
    expect(stderr).toContain("eight levels");
    expect(stderr).toContain("1/2/3/4/5/6/7/8/9");
    const inside = folderOf({ "1/2/3/4/5/6/7/8/train.log": "log" });
    expect((await run([command, inside])).exitCode).toBe(0);
  });

  test("at 100,000 entries", async () => {
    const folder = folderOf({ "a.log": "log", "many/1": "" });
    // So many files take three seconds to make and to remove: the folder only says that it has them.
    const [one] = await promises.readdir(join(folder, "many"), { withFileTypes: true });
    const { readdir } = promises;
    const reading = vi.spyOn(promises, "readdir").mockImplementation(async (path, options) => {
      if (basename(String(path)) === "many")
        return Array.from({ length: 100_001 }, () => one as never);
      return await readdir(path, options);
    });
    onTestFinished(() => reading.mockRestore());
    for (const command of ["diagnose", "check"]) {
      const { exitCode, stderr, stdout } = await run([command, folder]);
      expect(exitCode).toBe(2);
      expect(stdout).toContain("a.log");
      expect(stderr).toContain("100,000 entries");
    }
  });
});

test.each([
  ["in a folder", "*.nothing"],
  ["below a file", join("package.json", "*")],
])("a pattern that nothing matches says so: %s", async (_, pattern) => {
  const { exitCode, stderr } = await run([
    join(pattern.startsWith("package") ? "." : root, pattern),
  ]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("no file matches this pattern");
});

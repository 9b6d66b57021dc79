// Packed, and installed into an empty prefix as a stranger would, without the registry. Runs the bundle, so `npm run build` comes first.

import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

const MOST_BYTES = 350_000;

const root = mkdtempSync(join(tmpdir(), "lossledger-install-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const prefix = join(root, "prefix");
const elsewhere = join(root, "elsewhere");
const ENV = {
  PATH: process.env["PATH"],
  HOME: join(root, "home"),
  LC_ALL: "C.UTF-8",
  NO_COLOR: "1",
  npm_config_cache: join(root, "npm"),
  npm_config_offline: "true",
  npm_config_omit: "optional",
  npm_config_update_notifier: "false",
};

function call(command: string, args: readonly string[], cwd = elsewhere) {
  return spawnSync(command, args, { encoding: "utf8", cwd, env: ENV, maxBuffer: 2 ** 26 });
}

const lossledger = (...args: readonly string[]) => call(join(prefix, "bin", "lossledger"), args);

let packed = "";
beforeAll(() => {
  mkdirSync(elsewhere);
  copyFileSync("fixtures/seed/question.log", join(elsewhere, "train.log"));
  // The scripts would build what is built.
  const pack = call(
    "npm",
    ["pack", "--ignore-scripts", "--pack-destination", root, "--json"],
    resolve("."),
  );
  packed = join(root, (JSON.parse(pack.stdout) as [{ filename: string }])[0].filename);
}, 120_000);

// It installs what `npm pack` says that it has written: `cmd_output("npm", "pack")` of pre_commit/languages/node.py.
test("what the build prints is not taken for the file by pre-commit", () => {
  const { stdout } = call("npm", ["config", "get", "foreground-scripts"], resolve("."));
  expect(stdout).toBe("false\n");
});

test(`the package is at most ${MOST_BYTES} bytes`, () => {
  expect(statSync(packed).size).toBeLessThanOrEqual(MOST_BYTES);
});

describe("installed with --global into an empty prefix", () => {
  beforeAll(() => {
    const { status, stderr } = call("npm", ["install", "--global", "--prefix", prefix, packed]);
    expect([status, stderr]).toEqual([0, ""]);
  }, 120_000);

  test("the command judges a log, and finds what came with it", () => {
    const { status, stdout, stderr } = lossledger("train.log");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("of loss is in no printed column");
    expect(lossledger("demo", "--log", "loss-weights").stdout).toBe(
      readFileSync("fixtures/seed/answer.log", "utf8"),
    );
    expect(lossledger("run", "--", "cat", "train.log").stdout).toContain("Epoch 3/200");
  });

  test("many logs are judged in threads", () => {
    const { status, stdout } = lossledger(
      "--format",
      "ndjson",
      ...Array.from({ length: 70 }, () => "train.log"),
    );
    expect([status, stdout.trimEnd().split("\n").length]).toEqual([0, 70]);
  });

  test("the manual page is where `man` looks", () => {
    const page = join(prefix, "share", "man", "man1", "lossledger.1");
    expect(readFileSync(page, "utf8")).toContain(".TH");
  });

  test("every page that a message refers to can be printed", () => {
    const { status, stdout } = lossledger("help", "config");
    expect(status).toBe(0);
    expect(stdout).toBe(readFileSync("docs/config.md", "utf8"));
    const { stderr } = lossledger("check", "--config", "missing.json", "train.log");
    expect(stderr).toContain("lossledger help config");
  });

  test("the second run starts from compiled code, kept for this user only", () => {
    rmSync(join(root, "home", ".cache"), { recursive: true, force: true });
    for (const first of ["--version", "--help"]) lossledger(first);
    expect(existsSync(join(root, "home", ".cache"))).toBe(false);
    lossledger("train.log");
    const folder = join(root, "home", ".cache", "lossledger");
    const files = readdirSync(folder);
    expect(files.map((name) => name.split("-")[0]).toSorted()).toEqual(["cli.cjs", "library.cjs"]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const [ofOther, ofOlder] = ["cli.cjs", "cli.cjs"].map(
      (name, i) => `${name}-${process.version}-${process.arch}-1-${i}`,
    ) as [string, string];
    for (const name of [...files, ofOther, ofOlder])
      writeFileSync(join(folder, name), "not compiled code");
    utimesSync(join(folder, ofOlder), 0, 0);
    expect(lossledger("train.log").status).toBe(0);
    for (const name of files) expect(statSync(join(folder, name)).size).toBeGreaterThan(1000);
    expect(readdirSync(folder).toSorted()).toEqual([...files, ofOther].toSorted());
  });

  test("the library is imported by its name, with types in one file", () => {
    const installed = join(prefix, "lib", "node_modules", "lossledger");
    expect(readdirSync(join(installed, "dist")).toSorted()).toEqual([
      "cli.cjs",
      "index.d.ts",
      "index.js",
      "library.cjs",
    ]);
    const script = `import { analyze } from ${JSON.stringify(join(installed, "dist", "index.js"))};
      import { readFileSync } from "node:fs";
      console.log(analyze(readFileSync("train.log")).runs.length);`;
    const { stdout } = call(process.execPath, ["--input-type=module", "-e", script]);
    expect(stdout).toBe("1\n");
  });
});

test("`npx ./lossledger-*.tgz FILE` needs no installation", { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = call(
    "npx",
    ["--yes", `./${basename(packed)}`, join(elsewhere, "train.log")],
    root,
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("of loss is in no printed column");
});

// Many named logs: patterns, order, progress, and threads that give what one thread gives.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../helpers/fake-io.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Paths of `count` copies of the two seed logs in turn, in folders of ten. */
function copies(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const path = join(
      folder,
      "runs",
      String(Math.floor(at / 10)),
      `${String(at).padStart(3, "0")}.log`,
    );
    mkdirSync(join(path, ".."), { recursive: true });
    copyFileSync(`fixtures/seed/${at % 2 === 0 ? "question" : "answer"}.log`, path);
    return path;
  });
}

const sourcesIn = (ndjson: string): string[] =>
  ndjson
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { source: string }).source);

describe("patterns that the shell left alone", () => {
  test("name the files by name, folders below included", async () => {
    const paths = copies(24);
    writeFileSync(join(folder, "runs", "note.txt"), "no log");
    const { exitCode, stdout } = await run([join(folder, "**", "*.log"), "--format", "ndjson"]);
    expect(exitCode).toBe(0);
    expect(sourcesIn(stdout)).toEqual(paths);
  });

  test("are missing files where nothing is like them, and plain names where a file is named so", async () => {
    const none = await run([join(folder, "*.nothing")]);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain("*.nothing");
    const odd = join(folder, "run[1].log");
    copyFileSync("fixtures/seed/question.log", odd);
    expect((await run([odd, "--quiet"])).exitCode).toBe(0);
  });
});

test("runs of one log with nothing to reconcile are told of once", async () => {
  const path = join(folder, "alone.log");
  writeFileSync(path, "Epoch 1/2\n8/8 - 1s - loss: 0.5000\n".repeat(3));
  const { exitCode, stderr } = await run([path, "--format", "ndjson"]);
  expect(exitCode).toBe(2);
  expect(stderr.match(/but no component/g)).toHaveLength(1);
  expect(stderr).toContain("3 rows in 3 runs with `loss`");
});

test("progress is written to a terminal only, and cleared", async () => {
  const paths = copies(20);
  expect((await run([...paths, "--format", "ndjson"])).stderr).toBe("");
  const { stderr } = await run([...paths, "--format", "ndjson"], { isTTY: true });
  expect(stderr).toContain("10 of 20 logs");
  expect(stderr.endsWith("\r\u001b[K")).toBe(true);
});

test("threads give what one thread gives, in order, messages included", async () => {
  const paths = copies(80);
  const empty = join(folder, "empty.log");
  writeFileSync(empty, "");
  const args = [...paths.slice(0, 40), join(folder, "missing.log"), empty, ...paths.slice(40)];
  const alone = await run([...args, "--format", "ndjson"]);
  const bin = spawnSync(process.execPath, ["bin/lossledger.js", ...args, "--format", "ndjson"], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1" },
  });
  expect(bin.status).toBe(2);
  expect(bin.stdout).toBe(alone.stdout);
  expect(sourcesIn(bin.stdout)).toEqual(paths);
  expect(bin.stderr.replaceAll("→", "->")).toBe(alone.stderr.replaceAll("→", "->"));
});

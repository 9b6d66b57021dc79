// Reports into files: all of it or the file as it was.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";
import { writeWhole } from "../../src/cli/write-whole.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("writeWhole", () => {
  test("makes a file and replaces one, with its mode", async () => {
    const path = join(folder, "report.json");
    await writeWhole(path, "one");
    expect(readFileSync(path, "utf8")).toBe("one");
    const closed = join(folder, "closed.json");
    writeFileSync(closed, "a longer text", { mode: 0o600 });
    await writeWhole(closed, "two");
    expect(readFileSync(closed, "utf8")).toBe("two");
    expect(statSync(closed).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["closed.json", "report.json"]);
  });

  test("writes through a link", async () => {
    writeFileSync(join(folder, "target.json"), "before");
    const link = join(folder, "link.json");
    symlinkSync("target.json", link);
    await writeWhole(link, "after");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "target.json"), "utf8")).toBe("after");
  });

  test("follows no link that lies where its draft might", async () => {
    const victim = join(folder, "victim");
    writeFileSync(victim, "mine");
    symlinkSync("victim", join(folder, `.planted.json.${process.pid}.tmp`));
    await writeWhole(join(folder, "planted.json"), "text");
    expect(readFileSync(victim, "utf8")).toBe("mine");
    expect(readFileSync(join(folder, "planted.json"), "utf8")).toBe("text");
  });

  test("a failure leaves nothing behind", async () => {
    const place = join(folder, "place");
    mkdirSync(place);
    await expect(writeWhole(place, "x")).rejects.toMatchObject({ code: "EISDIR" });
    await expect(writeWhole(join(place, "none", "x"), "x")).rejects.toMatchObject({
      code: "ENOENT",
    });
    expect(readdirSync(place)).toEqual([]);
  });

  test.skipIf(!existsSync("/dev/full"))("a device is written to, not replaced", async () => {
    await expect(writeWhole("/dev/full", "x")).rejects.toMatchObject({ code: "ENOSPC" });
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });
});

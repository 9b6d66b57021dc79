// Paths → bytes, or an error that says what stands in the way.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openSource, SourceError } from "../../src/source/open.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function lengthOf(path: string, stdin?: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of openSource(path, stdin)) length += chunk.length;
  return length;
}

describe("openSource", () => {
  test("yields all bytes of a file, over several chunks", async () => {
    const path = join(folder, "long.log");
    writeFileSync(path, "x".repeat(3_000_000));
    expect(await lengthOf(path)).toBe(3_000_000);
  });

  test("reads `-` from the given input", async () => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1, 2);
      yield Uint8Array.of(3);
    }
    expect(await lengthOf("-", stdin())).toBe(3);
  });

  test("says `missing`, `directory`", async () => {
    await expect(lengthOf(join(folder, "none.log"))).rejects.toMatchObject({ code: "missing" });
    await expect(lengthOf(folder)).rejects.toMatchObject({ code: "directory", path: folder });
    await expect(lengthOf(folder)).rejects.toBeInstanceOf(SourceError);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "says `no-permission`",
    async () => {
      const path = join(folder, "closed.log");
      writeFileSync(path, "x");
      chmodSync(path, 0);
      await expect(lengthOf(path)).rejects.toMatchObject({ code: "no-permission" });
    },
  );
});

// Paths → bytes, or an error that says what stands in the way.

import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
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

  test("a log that grows is read as far as it goes; one that was cut or written anew is not", async () => {
    const path = join(folder, "busy.log");
    const during = async (change: () => void): Promise<number> => {
      writeFileSync(path, "x".repeat(2_000_000));
      utimesSync(path, 1, 1);
      let length = 0;
      for await (const chunk of openSource(path)) {
        if (length === 0) change();
        length += chunk.length;
      }
      return length;
    };
    expect(await during(() => appendFileSync(path, "y".repeat(10)))).toBe(2_000_010);
    for (const change of [
      () => truncateSync(path, 1_500_000),
      () => writeFileSync(path, "z"),
      () => writeFileSync(path, "z".repeat(2_000_000)),
    ]) {
      await expect(during(change)).rejects.toMatchObject({ code: "changed", path });
    }
    // Removed or renamed while open: the bytes are still those that were there.
    expect(await during(() => rmSync(path))).toBe(2_000_000);
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

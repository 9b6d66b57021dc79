// Paths → bytes, or an error that says what stands in the way.

import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
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

/** The one that lists them is among them, and closed by then. */
function targetOf(file: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${file}`);
  } catch {
    return "";
  }
}

describe("openSource", () => {
  // From 16 MiB on another thread reads ahead.
  test.each([3_000_000, 20_000_000])(
    "yields all %d bytes of a file, in their order",
    async (length) => {
      const path = join(folder, "long.log");
      const bytes = Buffer.from(Uint32Array.from({ length: length / 4 }, (_, i) => i).buffer);
      writeFileSync(path, bytes);
      const read = Buffer.alloc(length);
      let at = 0;
      for await (const chunk of openSource(path)) {
        await new Promise(setImmediate);
        read.set(chunk, at);
        at += chunk.length;
      }
      expect(read.equals(bytes)).toBe(true);
    },
  );

  test("one that is not read to its end is closed", async () => {
    const path = join(folder, "left.log");
    writeFileSync(path, "x".repeat(20_000_000));
    for await (const chunk of openSource(path)) {
      expect(chunk).toHaveLength(2 ** 20);
      break;
    }
    const open = existsSync("/proc/self/fd") ? readdirSync("/proc/self/fd") : [];
    expect(open.filter((file) => targetOf(file) === path)).toEqual([]);
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

  test.each([2_000_000, 20_000_000])(
    "a log of %d that grows is read as far as it goes; one that was cut or written anew is not",
    async (before) => {
      const path = join(folder, "busy.log");
      const during = async (change: () => void): Promise<number> => {
        writeFileSync(path, "x".repeat(before));
        utimesSync(path, 1, 1);
        let length = 0;
        for await (const chunk of openSource(path)) {
          if (length === 0) change();
          length += chunk.length;
        }
        return length;
      };
      expect(await during(() => appendFileSync(path, "y".repeat(10)))).toBe(before + 10);
      for (const change of [
        () => truncateSync(path, before - 500_000),
        () => writeFileSync(path, "z"),
        () => writeFileSync(path, "z".repeat(before)),
      ]) {
        await expect(during(change)).rejects.toMatchObject({ code: "changed", path });
      }
      // Removed or renamed while open: the bytes are still those that were there.
      expect(await during(() => rmSync(path))).toBe(before);
    },
  );

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

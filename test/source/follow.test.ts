// `followFile` on real files that grow, are cut, replaced and taken away while they are read.

import { appendFile, copyFile, mkdtemp, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type FileEvent, followFile } from "../../src/source/follow.ts";
import { SourceError } from "../../src/source/open.ts";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lossledger-follow-"));
  path = join(folder, "train.log");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Following {
  readonly events: readonly FileEvent[];
  /** Settles when it ends. */
  readonly all: Promise<void>;
  /** Waits until what was read ends so. */
  holds(end: string): Promise<void>;
  /** Waits until this was told last. */
  told(event: FileEvent): Promise<void>;
  /** Stops, and gives all that was read. */
  stop(): Promise<string>;
}

function follow(): Following {
  const stopping = new AbortController();
  const events: FileEvent[] = [];
  const bytes: Buffer[] = [];
  const text = (): string => Buffer.concat(bytes).toString();
  const all = (async () => {
    const options = { stop: stopping.signal, tell: (event: FileEvent) => events.push(event) };
    for await (const chunk of followFile(path, options)) bytes.push(Buffer.from(chunk));
  })();
  return {
    events,
    all,
    holds: async (end: string) => await until(() => text().endsWith(end)),
    told: async (event: FileEvent) => await until(() => events.at(-1) === event),
    stop: async () => {
      stopping.abort();
      await all;
      return text();
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}

describe("a file that is followed", () => {
  test("gives what is there, then what is added, byte for byte", async () => {
    const whole = Buffer.from("Epoch 1/3\n1/1 ━━ loss: 0.5 – größer\n".repeat(40));
    await writeFile(path, whole.subarray(0, 100));
    const followed = follow();
    for (let at = 100; at < whole.length; at += 7)
      await appendFile(path, whole.subarray(at, at + 7));
    expect(await followed.stop()).toBe(whole.toString());
    expect(followed.events).toEqual([]);
  });

  test("is waited for while it is not there, which is told once", async () => {
    const followed = follow();
    await followed.told("missing");
    await wait(250);
    await writeFile(path, "loss: 1\n");
    await followed.holds("loss: 1\n");
    expect(followed.events).toEqual(["missing"]);
    await followed.stop();
  });

  test("is read from its start after it was cut; a line that was begun ends there", async () => {
    await writeFile(path, "loss: 1\nloss: 2");
    const followed = follow();
    await followed.holds("loss: 2");
    await truncate(path, 0);
    await followed.told("cut");
    await appendFile(path, "loss: 3\n");
    await followed.holds("loss: 3\n");
    expect(await followed.stop()).toBe("loss: 1\nloss: 2\nloss: 3\n");
  });

  test("is read from its start where it was written anew, longer than before", async () => {
    await writeFile(path, "loss: 1\nloss: 2\n");
    const followed = follow();
    await followed.holds("loss: 2\n");
    await writeFile(path, "loss: 5\nloss: 6\nloss: 7\nloss: 8\n");
    await followed.holds("loss: 8\n");
    expect(await followed.stop()).toBe("loss: 1\nloss: 2\nloss: 5\nloss: 6\nloss: 7\nloss: 8\n");
    expect(followed.events).toEqual(["cut"]);
  });

  test("is read to its end before the one that takes its name", async () => {
    await writeFile(path, "loss: 1\n");
    const followed = follow();
    await followed.holds("loss: 1\n");
    await appendFile(path, "loss: 2\n");
    await rename(path, `${path}.1`);
    await writeFile(path, "loss: 3\n");
    await followed.holds("loss: 3\n");
    expect(await followed.stop()).toBe("loss: 1\nloss: 2\nloss: 3\n");
    expect(followed.events.filter((event) => event === "cut")).toEqual([]);
  });

  test("is rotated by a copy and a cut without a byte read twice", async () => {
    await writeFile(path, "loss: 1\n");
    const followed = follow();
    await followed.holds("loss: 1\n");
    await copyFile(path, `${path}.1`);
    await truncate(path, 0);
    await followed.told("cut");
    await appendFile(path, "loss: 2\n");
    await followed.holds("loss: 2\n");
    expect(await followed.stop()).toBe("loss: 1\nloss: 2\n");
  });

  test("may be taken away and come back", async () => {
    await writeFile(path, "loss: 1\n");
    const followed = follow();
    await followed.holds("loss: 1\n");
    await rm(path);
    await followed.told("missing");
    await writeFile(path, "loss: 2\n");
    await followed.holds("loss: 2\n");
    expect(await followed.stop()).toBe("loss: 1\nloss: 2\n");
  });

  test("is read to the end that it has when it is stopped", async () => {
    const line = "26/26 - 1s - loss: 0.5000 - a_loss: 0.2500\n";
    await writeFile(path, line);
    const followed = follow();
    await followed.holds(line);
    await appendFile(path, line.repeat(50_000));
    expect((await followed.stop()).length).toBe(50_001 * line.length);
  });

  test.each([
    ["a folder", (): string => folder, "directory"],
    ["a device", (): string => "/dev/null", "not-a-file"],
  ] as const)("%s cannot be", async (_, pathOf, code) => {
    path = pathOf();
    const error = await follow().all.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ code });
  });
});

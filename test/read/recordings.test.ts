// Recordings of terminals, made of real trainings → the rows a person saw.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import type { Log } from "../../src/table/run.ts";
import { shownName } from "../../src/table/row.ts";
import { contentOf, expectContent } from "../helpers/log-content.ts";

const FOLDER = "fixtures/containers";

function file(name: string): Buffer {
  return readFileSync(`${FOLDER}/${name}`);
}

function rowsOf({ runs }: Log): string[] {
  return runs.flatMap(({ number, rows }) =>
    rows.map(({ split, epoch, values }) => {
      const texts = [...values].map(([name, { text }]) => `${name} ${text}`);
      return `${number} ${epoch} ${split}: ${texts.toSorted().join(", ")}`;
    }),
  );
}

const KERAS_3 = [
  "1 1 train: age_loss 14.6370, gender_loss 0.7656, loss 15.8970",
  "1 1 val: age_loss 13.9270, gender_loss 0.7531, loss 15.1721",
  "1 2 train: age_loss 13.6206, gender_loss 0.7670, loss 14.8781",
  "1 2 val: age_loss 12.8860, gender_loss 0.7526, loss 14.1271",
  "1 3 train: age_loss 12.5392, gender_loss 0.7674, loss 13.7937",
  "1 3 val: age_loss 11.7571, gender_loss 0.7514, loss 12.9939",
  "1 4 train: age_loss 11.3782, gender_loss 0.7671, loss 12.6295",
  "1 4 val: age_loss 10.5481, gender_loss 0.7506, loss 11.7815",
];

describe("one training of Keras 3", () => {
  test.each(["keras3.typescript", "keras3.cast", "keras3-tmux.log"])("in %s", (name) => {
    const log = readLog(file(name));
    expect(rowsOf(log)).toEqual(KERAS_3);
    expect([log.dialect, log.rejects, log.notes]).toEqual(["keras-bar", [], []]);
    expect(log.runs[0]?.writer.keras).toBe(3);
  });

  test("has its progress updates too, but for the last frame of each line, which is the row", () => {
    const frames =
      file("keras3.typescript")
        .toString()
        .match(/\r\S* *\d+\/12/g) ?? [];
    const { runs } = readLog(file("keras3.typescript"), { updates: true });
    expect(frames.length).toBeGreaterThan(20);
    expect(runs[0]?.updates).toHaveLength(frames.length - 4);
  });
});

describe("a bar of Keras 2 in a recording", () => {
  const log = readLog(file("keras2.typescript"));

  test("gives the numbers that stand last on each line", () => {
    const last = file("keras2.typescript")
      .toString()
      .split("\r\n")
      .map((line) => line.split("\r").at(-1) ?? "")
      .filter((line) => line.includes("val_loss"));
    expect(last).toHaveLength(4);
    const rows = log.runs[0]?.rows ?? [];
    expect(rows).toHaveLength(8);
    last.forEach((line, index) => {
      const epoch = rows.filter((row) => row.epoch === index + 1);
      for (const row of epoch) {
        for (const [name, { text }] of row.values)
          expect(line).toContain(` ${shownName(row, name)}: ${text}`);
      }
    });
  });

  test("knows the printer", () => {
    expect(log.runs[0]?.writer.keras).toBe(2);
    expect(log.rejects).toEqual([]);
  });
});

describe("an asciinema recording", () => {
  const cast = file("keras3.cast").toString();

  test("has its rows on the lines of the recording", () => {
    const lines = cast.split("\n");
    for (const { line, values } of readLog(cast).runs.flatMap(({ rows }) => [...rows])) {
      expect(lines[line - 1]).toContain(`loss: ${values.get("loss")?.text}`);
    }
  });

  test("of format 3, with other events in between", () => {
    const [, ...events] = cast.split("\n");
    const header = '{"version":3,"term":{"cols":80,"rows":24}}';
    const more = ['[0.1,"i","q"]', '[0.1,"r","80x24"]', "# a remark", '[0.1,"m",""]'];
    expect(rowsOf(readLog([header, ...more, ...events].join("\n")))).toEqual(KERAS_3);
  });

  test("events that cannot be read are rejected with their lines", () => {
    const [header = "", ...events] = cast.split("\n");
    const bad = ["[1, 2]", '[0.1, "o", 3]', '[0.1, "o", "never ends', `[${"[".repeat(100_000)}`];
    const { rejects, runs } = readLog([header, ...bad, ...events].join("\n"));
    expect(rejects.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(runs[0]?.rows).toHaveLength(8);
    const long = `${header}\n[0.1, "o", "${"x".repeat(2 ** 21)}"]\n${events.join("\n")}`;
    expect(readLog(long).rejects[0]?.reason).toContain("longer than");
  });

  test("any mutation and any cutting end without an error", () => {
    const bytes = Buffer.from(cast.slice(0, 3000));
    const mutation = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(mutation, { maxLength: 6 }),
        fc.integer({ min: 1, max: 500 }),
        (mutations, length) => {
          const changed = Buffer.from(bytes);
          for (const [at, byte] of mutations) changed[at] = byte;
          const reader = createLogReader({ dialect: "asciinema" });
          for (let at = 0; at < changed.length; at += length) {
            reader.push(changed.subarray(at, at + length));
          }
          expectContent(reader.end(), contentOf(readLog(changed, { dialect: "asciinema" })));
        },
      ),
    );
  });
});

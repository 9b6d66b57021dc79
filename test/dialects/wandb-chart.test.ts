// Charts exported by W&B → the rows of every run, and what is said of the rest.

import { describe, expect, test } from "vitest";
import { readLog } from "../../src/read/read-log.ts";
import { shownRows } from "../helpers/shown-rows.ts";

/** Every cell in quotes, no line end after the last one: as W&B writes it. */
function quoted(...lines: string[]): string {
  return lines
    .map((line) =>
      line
        .split("|")
        .map((cell) => `"${cell}"`)
        .join(","),
    )
    .join("\n");
}

const NO_EPOCHS = "there are no epochs, so steps are counted";
const FROM_ZERO = `${NO_EPOCHS}, from 1 instead of 0`;

describe("a chart of W&B", () => {
  test.for([
    {
      name: "one run, one metric a chart, with its band",
      text: quoted("Step|r - loss|r - loss__MIN|r - loss__MAX", "0|2.5|2.5|2.5", "1|2|2|2"),
      rows: ["1.1 train loss=2.5", "1.2 train loss=2"],
      notes: [FROM_ZERO],
    },
    {
      name: "several runs side by side, cells empty, a name with the separator in it",
      text: quoted(
        "Step|lr - 1 - loss|lr - 1 - loss__MIN|lr - 1 - loss__MAX|b - loss|b - loss__MIN|b - loss__MAX|lr - 1 - a_loss|b - a_loss",
        "0|2.5|2.5|2.5||||1.5|",
        "1|2.25|2.25|2.25|3.5|3.5|3.5|1.25|0.5",
        "2||||3.25|3.25|3.25||0.25",
      ),
      rows: [
        "1.1 train loss=2.5 a_loss=1.5",
        "1.2 train loss=2.25 a_loss=1.25",
        "2.2 train loss=3.5 a_loss=0.5",
        "2.3 train loss=3.25 a_loss=0.25",
      ],
      notes: ["the runs, in this order: `lr - 1`, `b`", FROM_ZERO],
    },
    {
      name: "a run that goes on where another ended is not joined to it",
      text: quoted("Step|a - loss|b - loss", "1|2.5|", "2|2.25|", "3||2", "4||1.5"),
      rows: ["1.1 train loss=2.5", "1.2 train loss=2.25", "2.3 train loss=2", "2.4 train loss=1.5"],
      notes: ["the runs, in this order: `a`, `b`", NO_EPOCHS],
    },
    {
      name: "the axis `epoch`, with the step that W&B puts beside it, and Keras's validation",
      text: quoted(
        "epoch|r - _step|r - _step__MIN|r - _step__MAX|r - epoch/loss|r - epoch/val_loss",
        "0|0|0|0|2.5|3",
        "1|9|9|9|2.25|2.75",
      ),
      rows: ["1.1 train loss=2.5", "1.1 val loss=3", "1.2 train loss=2.25", "1.2 val loss=2.75"],
      notes: [],
    },
    {
      name: "what is logged every so many steps is counted in iterations",
      text: quoted("Step|r - loss|r - a_loss", "0|2.5|1", "50|2.25|0.5", "100|2|0.25"),
      rows: [
        "1.0 train loss=2.5 a_loss=1",
        "1.50 train loss=2.25 a_loss=0.5",
        "1.100 train loss=2 a_loss=0.25",
      ],
      notes: [],
    },
    {
      name: "a charted epoch beside steps: each is a row, by its step",
      text: quoted("Step|r - epoch|r - loss", "4|0|2.5", "9|0|2.25", "14|1|2"),
      rows: ["1.4 train loss=2.5", "1.9 train loss=2.25", "1.14 train loss=2"],
      notes: [],
    },
    {
      name: "relative time and epochs in fractions: rows are counted",
      text: quoted("Relative Time (Process)|r - epoch|r - loss", "0.5|0.25|2.5", "9.75|0.5|2"),
      rows: ["1.1 train loss=2.5", "1.2 train loss=2"],
      notes: [],
    },
    {
      name: "charts one after another, put together by run and step",
      text: `${quoted("Step|a - loss|a - loss__MIN|a - loss__MAX|b - loss", "0|2.5|2.5|2.5|3", "1|2|2|2|")}\n${quoted("Step|b - a_loss|a - a_loss|a - acc", "0|1.5|0.5|0.75", "1||0.25|")}\n`,
      rows: [
        "1.1 train loss=2.5 a_loss=0.5 acc=0.75",
        "1.2 train loss=2 a_loss=0.25",
        "2.1 train loss=3 a_loss=1.5",
      ],
      notes: ["the runs, in this order: `a`, `b`", FROM_ZERO],
    },
    {
      name: "charts by epochs one after another, each with the steps",
      text: `${quoted("epoch/epoch|a - _step|a - epoch/loss", "0|4|2.5", "1|9|2")}\n${quoted("epoch/epoch|a - _step|a - epoch/a_loss", "0|4|1.5", "1|9|1")}`,
      rows: ["1.1 train loss=2.5 a_loss=1.5", "1.2 train loss=2 a_loss=1"],
      notes: [],
    },
    {
      name: "a column that comes again begins anew",
      text: `${quoted("Step|a - loss", "0|2.5")}\n${quoted("Step|a - loss", "0|2.25")}`,
      rows: ["1.1 train loss=2.5", "2.1 train loss=2.25"],
      notes: [FROM_ZERO],
    },
    {
      name: "names twice, no run's name, names that mean something to JavaScript",
      text: quoted(
        "Step|loss|loss__MIN|loss__MAX|r - loss|r - loss|__proto__ - loss|__proto__ - __proto__",
        "0|1|1|1|2|3|4|5",
      ),
      rows: [
        "1.1 train loss=1",
        "2.1 train loss=2",
        "3.1 train loss=3",
        "4.1 train loss=4 __proto__=5",
      ],
      notes: ["the runs, in this order: ``, `r`, `r (2)`, `__proto__`", FROM_ZERO],
    },
    {
      name: "averages of runs that were grouped, and a band without its column, which is one itself",
      text: quoted(
        "Step|Group: a - loss|Group: a - loss__MIN|Group: a - loss__MAX|x - loss__MIN",
        "1|2.5|2|3|2",
        "2|2|2|2|NaN",
      ),
      rows: [
        "1.1 train loss=2.5",
        "1.2 train loss=2",
        "2.1 train loss__MIN=2",
        "2.2 train loss__MIN=NaN",
      ],
      notes: [
        "the runs, in this order: `Group: a`, `x`",
        NO_EPOCHS,
        "1 value differs from `__MIN` or `__MAX`, which were left out: the chart shows averages there, of runs that were grouped or of points that lie close together",
      ],
    },
  ])("$name", ({ text, rows, notes }) => {
    const log = readLog(text);
    expect(log.dialect).toBe("wandb-chart");
    expect(log.rejects).toEqual([]);
    expect(shownRows(log)).toEqual(rows);
    expect(log.notes).toEqual(notes);
  });

  test.for([
    { line: '"1","2.5"', reason: "2 cells for 3 columns" },
    { line: '"","2.5","1.5"', reason: "no number as `Step`" },
    { line: '"one","2.5","1.5"', reason: "no number as `Step`" },
    { line: '"1","2.5","1.5', reason: "a quote without its end" },
  ])("rejects $line and reads the others", ({ line, reason }) => {
    const log = readLog(`${quoted("Step|r - loss|r - a_loss", "0|3|2")}\n${line}\n2,2,1\n`);
    expect(log.rejects).toEqual([{ line: 3, text: line, reason }]);
    expect(shownRows(log)).toEqual(["1.1 train loss=3 a_loss=2", "1.3 train loss=2 a_loss=1"]);
  });

  test("a last line that is cut: in quotes it shows, without them the last value is left out", () => {
    const whole = quoted("Step|r - a_loss|r - loss", "0|1.5|2.125", "1|1.25|2.25");
    expect(readLog(whole.slice(0, -2)).rejects).toMatchObject([
      { line: 3, reason: "the file ends in this line" },
    ]);
    const log = readLog(whole.replaceAll('"', ""));
    expect(log.rejects).toMatchObject([
      { line: 3, reason: "the file ends in the value of `loss`, which may be cut off" },
    ]);
    expect(shownRows(log).at(-1)).toBe("1.2 train a_loss=1.25");
  });

  test("text in a cell is kept count of", () => {
    const log = readLog(quoted("Step|r - loss|r - state", "0|2.5|ok", "1|2|ok"));
    expect(log.notes).toContain("column `state` is not read in 2 rows: `ok` is no single number");
  });

  test.for([
    "Step,loss,a_loss\n0,2.5,1.5\n",
    "epoch,train - acc,loss\n0,2.5,1.5\n",
    '"Step","r - acc","r - acc__MIN","r - acc__MAX"\n"0","1","1","1"\n',
    "8/8 - 1s - loss: 0.5, of Step - loss\n",
  ])("%j is none", (text) => {
    expect(readLog(text).dialect).not.toBe("wandb-chart");
  });

  test("hostile headers and rows take no longer than their length allows", () => {
    const wide = Array.from({ length: 12_000 }, (_, i) => `r${i} - loss`).join(",");
    const row = `0${",1".repeat(12_000)}`;
    expect(readLog(`Step,${wide}\n${row}\n`).runs).toHaveLength(10_000);
    const same = "r - loss,r - loss__MIN,".repeat(6000);
    readLog(`Step,${same}\n${row}\n`.repeat(2));
    readLog(`Step,r - loss\n${`Step,r - loss\n0,1\n`.repeat(3000)}`);
  }, 20_000);
});

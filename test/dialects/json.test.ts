// JSON as callbacks, pandas, loggers and people write it, document or lines → rows, and what is said of the rest.

import { describe, expect, test } from "vitest";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import { isOfKeras, type Log } from "../../src/table/run.ts";

/** `run.epoch split line:a=1 b=2` a row. */
function shown({ runs }: Log): string[] {
  return runs.flatMap(({ number, rows }) =>
    rows.map(({ epoch, split, origin, line, values }) =>
      [
        `${number}.${epoch}${origin === "epoch" ? "" : ` ${origin}`} ${split} ${line}:`,
        ...[...values].map(([name, printed]) => `${name}=${printed.text}`),
      ].join(" "),
    ),
  );
}

describe("a JSON document", () => {
  test.for([
    {
      name: "History.history, on one line",
      text: '{"loss": [2.5, 2.25], "a_loss": [1.5, 1.25]}',
      rows: ["1.1 train 1: loss=2.5 a_loss=1.5", "1.2 train 1: loss=2.25 a_loss=1.25"],
    },
    {
      name: "History.history, a value a line, with what Python writes for nan and inf",
      text: '{\n "loss": [\n  NaN,\n  -Infinity\n ],\n "a_loss": [\n  1.5,\n  1e-05\n ]\n}\n',
      rows: ["1.1 train 3: loss=NaN a_loss=1.5", "1.2 train 4: loss=-Infinity a_loss=1e-05"],
    },
    {
      name: "with its epochs and parameters; a training that went on",
      text: '{"params": {"epochs": 12}, "epoch": [10, 11], "history": {"loss": [2.5, 2.25]}}',
      rows: ["1.11 train 1: loss=2.5", "1.12 train 1: loss=2.25"],
    },
    {
      name: "numbers in quotes, by `default=str`",
      text: '{"loss": ["2.5", "nan"], "a_loss": ["1.5", "1.25"]}',
      rows: ["1.1 train 1: loss=2.5 a_loss=1.5", "1.2 train 1: loss=nan a_loss=1.25"],
    },
    {
      name: "several, under other names: a run each",
      text: '{"folds": [{"loss": [2.5]}, {"loss": [2.25]}], "last": {"deep": {"loss": [2.125]}}}',
      rows: ["1.1 train 1: loss=2.5", "2.1 train 1: loss=2.25", "3.1 train 1: loss=2.125"],
    },
    {
      name: "train and validation side by side, as loops of one's own keep them",
      text: '{"train": {"epoch": [0, 1], "loss": [2.5, 2.25]}, "val": {"epoch": [0, 1], "loss": [3.5, 3.25]}}',
      rows: [
        "1.1 train 1: loss=2.5",
        "1.1 val 1: loss=3.5",
        "1.2 train 1: loss=2.25",
        "1.2 val 1: loss=3.25",
      ],
    },
    {
      name: "train and test are not training and its validation",
      text: '{"train": {"loss": [2.5]}, "test": {"loss": [2.25]}}',
      rows: ["1.1 train 1: loss=2.5", "2.1 train 1: loss=2.25"],
    },
    {
      name: "pandas columns by index",
      text: '{"epoch":{"0":0,"1":1},"loss":{"0":2.5,"1":2.25},"val_loss":{"0":null,"1":3.5}}',
      rows: ["1.1 train 1: loss=2.5", "1.2 train 1: loss=2.25", "1.2 val 1: loss=3.5"],
    },
    {
      name: "pandas rows, index, split",
      text: '[{"loss":2.5},{"loss":2.25}]\n',
      rows: ["1.1 train 1: loss=2.5", "1.2 train 1: loss=2.25"],
    },
    {
      name: 'pandas, `orient="index"`',
      text: '{"0":{"loss":2.5,"a_loss":1.5},"1":{"loss":2.25,"a_loss":1.25}}',
      rows: ["1.1 train 1: loss=2.5 a_loss=1.5", "1.2 train 1: loss=2.25 a_loss=1.25"],
    },
    {
      name: 'pandas, `orient="split"`',
      text: '{"columns":["loss","a_loss"],"index":[0,1],"data":[[2.5,1.5],[2.25,null]]}',
      rows: ["1.1 train 1: loss=2.5 a_loss=1.5", "1.2 train 1: loss=2.25"],
    },
    {
      name: "rows with train and validation inside",
      text: '[\n{"epoch": 1, "train": {"loss": 2.5}, "val": {"loss": 3.5}},\n{"epoch": 2, "train": {"loss": 2.25}, "val": {"loss": 3.25}}\n]',
      rows: [
        "1.1 train 2: loss=2.5",
        "1.1 val 2: loss=3.5",
        "1.2 train 3: loss=2.25",
        "1.2 val 3: loss=3.25",
      ],
    },
    {
      name: "objects over several lines, one after another",
      text: '{\n "epoch": 1,\n "loss": 2.5\n}\n{\n "epoch": 2,\n "loss": 2.25\n}\n',
      rows: ["1.1 train 1: loss=2.5", "1.2 train 5: loss=2.25"],
    },
    {
      name: "MLflow's points in a list",
      text: '{"metrics": [{"key": "loss", "value": 2.25, "step": 1, "timestamp": 1}, {"key": "loss", "value": 2.5, "step": 0, "timestamp": 0}]}',
      rows: ["1.1 train 1: loss=2.5", "1.2 train 1: loss=2.25"],
    },
    {
      name: "names that mean something to JavaScript, escapes in names",
      text: '{"__proto__": [1], "constructor": [2], "loss": [2.5], "\\u0061_loss": [1.5]}',
      rows: ["1.1 train 1: __proto__=1 constructor=2 loss=2.5 a_loss=1.5"],
    },
  ])("$name", ({ text, rows }) => {
    const log = readLog(text);
    expect(log.dialect).toBe("history-json");
    expect(shown(log)).toEqual(rows);
    expect(log.rejects).toEqual([]);
  });

  test.for([
    { epochs: 10, length: 5, every: 2 },
    { epochs: 10, length: 3, every: 3 },
    { epochs: 400, length: 100, every: 4 }, // so many that they are kept as cells
    { epochs: 11, length: 2, every: null }, // 4 or 5
    { epochs: 10, length: 1, every: null },
    { epochs: 10, length: 9, every: null },
    { epochs: 10, length: 12, every: null },
  ])("$length validation values for $epochs epochs: every $every", ({ epochs, length, every }) => {
    const loss = Array.from({ length: epochs }, (_, i) => 10 - i / 4);
    const valLoss = Array.from({ length }, (_, i) => 20 - i / 4);
    const log = readLog(JSON.stringify({ loss, val_loss: valLoss }));
    const val = (log.runs[0]?.rows ?? []).filter(({ split }) => split === "val");
    const expected = every === null ? [] : valLoss.map((_, i) => every * (i + 1));
    expect(val.map(({ epoch }) => epoch)).toEqual(expected);
    expect(log.notes).toHaveLength(every === null ? 0 : 1);
    expect(log.rejects).toHaveLength(every === null ? 1 : 0);
  });

  test("tells where several tables stand, and counts what it does not read", () => {
    const log = readLog(
      '{"a": {"loss": [1.5], "lists": [[1, 2]], "x": "y"}, "b": {"loss": [2.5]}}',
    );
    expect(log.notes).toEqual([
      "table 1 stands under `a`",
      "table 2 stands under `b`",
      "column `x` is not read in 1 row: `y` is no single number",
      "column `lists` is not read in 1 row: `[…]` is no single number",
    ]);
  });

  test.for([
    { text: '{"loss": [1, 2}', line: 1, reason: "no JSON from `}` on" },
    { text: '{\n"loss": [1, 2', line: 2, reason: "the JSON ends before it is complete" },
    { text: '{"loss": [1, 2', line: 1, reason: "the JSON ends before it is complete" },
    { text: '{"loss": [1 2]}', line: 1, reason: "no JSON from `2]}` on" },
    { text: '{"los": [1, 2]}', line: 0, reason: "no table with a loss in it" },
    { text: '{"loss": 0x10}', line: 1, reason: "no JSON from `x10}` on" },
    { text: '{"a": "\\x"}', line: 1, reason: 'no JSON from `"\\x"}` on' },
    { text: `{"a": ${"[".repeat(100)}`, line: 1, reason: "JSON nested deeper than 64" },
  ])("$text is refused: $reason", ({ text, line, reason }) => {
    const log = readLog(text);
    expect(log.runs).toEqual([]);
    expect(log.rejects).toEqual([{ line, text: "", reason }]);
  });

  test("a piece of a notebook is read line by line", () => {
    const row = (epoch: number, loss: string): string =>
      `"Epoch ${epoch}/2\\n",\n"4/4 - 1s - loss: ${loss} - a_loss: 0.5000 - b_loss: 0.2500\\n",\n`;
    const log = readLog(
      `{\n"name": "stdout",\n"output_type": "stream",\n"text": [\n${row(1, "0.7500")}${row(2, "0.8000")}`,
    );
    expect(shown(log)).toEqual([
      "1.1 train 6: loss=0.7500 a_loss=0.5000 b_loss=0.2500",
      "1.2 train 8: loss=0.8000 a_loss=0.5000 b_loss=0.2500",
    ]);
  });

  test("keeps what was read before the JSON breaks", () => {
    const log = readLog('{\n"loss": [2.5]\n}\n{\n"loss": [2.25');
    expect(shown(log)).toEqual(["1.1 train 2: loss=2.5"]);
    expect(log.rejects).toMatchObject([{ line: 5 }]);
  });

  test.for([
    '{"lr": 0.1}\nEpoch 1/1\n8/8 - 1s - loss: 0.8506 - a_loss: 1.4184\n',
    '{\n  "lr": 0.1,\n  "names": ["}"]\n}\nEpoch 1/1\n8/8 - 1s - loss: 0.8506 - a_loss: 1.4184\n',
    "[2024-01-01 10:00:00] start\nEpoch 1/1\n8/8 - 1s - loss: 0.8506 - a_loss: 1.4184\n",
    "{'lr': 0.1}\nEpoch 1/1\n8/8 - 1s - loss: 0.8506 - a_loss: 1.4184\n",
  ])("settings as JSON before a log leave it a log: %j", (text) => {
    const log = readLog(text);
    expect(log.dialect).toBe("keras-lines");
    expect(log.runs[0]?.rows).toHaveLength(1);
  });

  test("is refused where a text in it is longer than 128 MiB, and long ones take time in proportion", () => {
    const long = `{"text": "${"x".repeat(2 ** 24)}", "space": ${" ".repeat(2 ** 22)}1, "number": ${"1".repeat(2 ** 22)}, "loss": [2.5]}`;
    expect(shown(readLog(long))).toEqual(["1.1 train 1: loss=2.5"]);
    const reader = createLogReader();
    reader.push(new TextEncoder().encode('{"text": "'));
    for (let i = 0; i < 9; i += 1) reader.push(new Uint8Array(2 ** 24).fill(0x78));
    expect(reader.end().rejects).toMatchObject([
      { reason: expect.stringMatching(/^more than 128 MiB of text/) },
    ]);
    expect(readLog(`{"loss": "${'\\"'.repeat(2 ** 20)}`).runs).toEqual([]);
  });
});

describe("JSON lines", () => {
  test("dicts of columns, and dicts and lists that are not read, are those of every row, also where rows are read as bytes", () => {
    const lines = Array.from(
      { length: 200 },
      (_, i) =>
        `{"_step":${i},"_timestamp":${1700000000 + i}.25,"train":{"loss":${i + 1}.5,"a_loss":0.5},"grad":{"_type":"histogram","bins":[${i},${"1.5e-05,".repeat(i % 9)}2],"packed":{"min":-${i}}},"host":"a"}\n`,
    );
    const log = readLog(lines.join(""));
    expect(shown(log).at(-1)).toBe(
      "1.200 train 200: _timestamp=1700000199.25 loss=200.5 a_loss=0.5",
    );
    expect(log.notes).toEqual([
      "column `grad` is not read in 200 rows: `{…}` is no single number",
      "column `host` is not read in 200 rows: `a` is no single number",
    ]);
  });

  test.for([
    {
      name: "RemoteMonitor counts from 0",
      text: '{"epoch": 0, "loss": 2.5, "a_loss": 1.5}\n{"epoch": 1, "loss": 2.25, "a_loss": 1.25}\n',
      rows: ["1.1 train 1: loss=2.5 a_loss=1.5", "1.2 train 2: loss=2.25 a_loss=1.25"],
      writer: "JSON lines",
    },
    {
      name: "a logger of one's own counts from 1, with other text in between",
      text: 'start\n{"epoch": 1, "logs": {"loss": 2.5}}\nsaved\n\n{"epoch": 2, "logs": {"loss": 2.25}}\n',
      rows: ["1.1 train 2: loss=2.5", "1.2 train 5: loss=2.25"],
      writer: "JSON lines",
    },
    {
      name: "W&B: an epoch in several lines, its prefix, a histogram",
      text: '{"_step":0,"epoch/epoch":0,"epoch/loss":2.5,"_runtime":3}\n{"_step":1,"epoch/epoch":0,"epoch/val_loss":3.5,"h":{"bins":[1]}}\n{"_step":2,"epoch/epoch":1,"epoch/loss":2.25,"_runtime":4}\n',
      rows: [
        "1.1 train 1: loss=2.5 _runtime=3",
        "1.1 val 1: loss=3.5",
        "1.2 train 3: loss=2.25 _runtime=4",
      ],
      writer: "W&B export",
    },
    {
      name: "MLflow: a metric a line, in any order",
      text: '{"key":"val_loss","value":3.5,"timestamp":9,"step":0}\n{"key":"loss","value":2.25,"timestamp":9,"step":1}\n{"key":"loss","value":2.5,"timestamp":9,"step":0}\n',
      rows: ["1.1 train 1: loss=2.5", "1.1 val 1: loss=3.5", "1.2 train 2: loss=2.25"],
      writer: "MLflow export",
    },
    {
      name: "two runs, the second from 0 again",
      text: '{"epoch":0,"loss":2.5}\n{"epoch":1,"loss":2.25}\n{"epoch":0,"loss":2.5}\n',
      rows: ["1.1 train 1: loss=2.5", "1.2 train 2: loss=2.25", "2.1 train 3: loss=2.5"],
      writer: "JSON lines",
    },
  ])("$name", ({ text, rows, writer }) => {
    const log = readLog(text);
    expect(log.dialect).toBe("json-lines");
    expect(shown(log)).toEqual(rows);
    expect(log.rejects).toEqual([]);
    expect(log.runs[0]?.writer.name).toBe(writer);
  });

  test("rejects broken lines and reads the others", () => {
    const log = readLog(
      '{"epoch":0,"loss":2.5}\n{"epoch":1,"loss":}\n{"epoch":2,"loss":2.0}\n{"loss":1.5}\n{"epoch":3,"lo',
    );
    expect(log.runs[0]?.rows.map(({ epoch }) => epoch)).toEqual([1, 3]);
    expect(log.rejects.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "2 no JSON from `}` on",
      "4 a row without an epoch",
      "5 the file ends in this line",
    ]);
  });
});

describe("long logs of JSON lines", () => {
  /** 300 rows whose layouts change, which are read byte by byte once they are known. */
  const row = (i: number, more: string): string =>
    `{"epoch": ${i}, "loss": ${(3 - i / 200).toFixed(5)}, "kind": "a", "b_loss": ${(i * 1e-7).toExponential(3).replace("e-0", "e-0")}${more}}`;
  const rows = Array.from({ length: 300 }, (_, i) =>
    row(i, i % 7 === 6 ? `, "val_loss": ${i}.5` : i % 50 === 49 ? `, "c_loss": NaN` : ""),
  );

  test("are read as each of their lines is", () => {
    const whole = readLog(`${rows.join("\n")}\n`).runs[0]?.rows ?? [];
    expect(whole.filter(({ split }) => split === "train")).toHaveLength(300);
    for (const { epoch, split, line, values } of whole) {
      const text = rows[line - 1] ?? "";
      expect(epoch).toBe(line);
      for (const [name, printed] of values) {
        expect(text).toContain(
          `"${split === "val" ? "val_" : ""}${name}": ${printed.text === "nan" ? "NaN" : printed.text}`,
        );
      }
    }
    expect(whole.filter(({ split }) => split === "val")).toHaveLength(42);
  });

  test("lines that count iterations go on so", () => {
    const text = Array.from(
      { length: 300 },
      (_, i) => `{"iteration": ${20 * i + 19}, "total_loss": ${i}.5, "loss_a": ${i}.25}\n`,
    ).join("");
    const [run, ...others] = readLog(text).runs;
    expect(others).toEqual([]);
    expect(run?.clock).toBe("iteration");
    expect(run?.rows.map(({ epoch }) => epoch)).toEqual(
      Array.from({ length: 300 }, (_, i) => 20 * i + 19),
    );
    expect(run?.rows.at(299)?.values.get("loss_a")?.text).toBe("299.25");
  });
});

test("objects one after another are one table, which Keras did not write", () => {
  const text = [0, 1, 2]
    .map((epoch) => `{\n "epoch": ${epoch},\n "loss": 2.5,\n "bce": 1.5,\n "dice": 1\n}\n`)
    .join("");
  const { runs } = readLog(text);
  expect(runs.map(({ rows }) => rows.map(({ epoch }) => epoch))).toEqual([[1, 2, 3]]);
  expect(runs.map(isOfKeras)).toEqual([false]);
});

// Dictionaries as Python prints them → the columns that stand in them.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonOf } from "../../src/dialects/python/json-of.ts";
import { readLog } from "../../src/read/read-log.ts";
import { isOfKeras } from "../../src/table/run.ts";

const literals: readonly (readonly [python: string, json: unknown])[] = [
  ["{'a': 1, \"b\": 2}", { a: 1, b: 2 }],
  ["{'it\\'s \"x\"': True, 'n': None, 'f': False}", { 'it\'s "x"': true, n: null, f: false }],
  ["{'a': (1, 2.,), 'b': [.5, -1e-05, +3,],}", { a: [1, 2], b: [0.5, -1e-5, 3] }],
  ["{'a': array([0.5, 0.25], dtype=float32)}", { a: [0.5, 0.25] }],
  [
    "{'a': [np.float32(0.5), numpy.float64(0.25), tensor(2., device='cuda:0')]}",
    { a: [0.5, 0.25, 2] },
  ],
  ["{'a': <tf.Tensor: shape=(), dtype=float32, numpy=0.53>, 'b': <object>}", { a: 0.53, b: null }],
  [
    "{'a': array([[1, 2], [3, 4]])}",
    {
      a: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  ["{}", {}],
];

test.for(literals)("%s", ([python, json]) => {
  expect(JSON.parse(jsonOf(python))).toEqual(json);
});

test("words that JSON has not", () => {
  expect(jsonOf("[nan, -inf, inf]")).toBe("[NaN,-Infinity,Infinity]");
});

const shown = (text: string): string[] =>
  readLog(text).runs.flatMap(({ number, rows }) =>
    rows.map(
      ({ epoch, split, values }) =>
        `${number}/${epoch} ${split} ${[...values].map(([name, value]) => `${name}=${value.text}`).join(" ")}`,
    ),
  );

test.each([
  ["loss", "a_loss", true],
  ["train_loss", "a_loss", false],
  ["loss", "loss_a", false],
])("%s and %s are of Keras: %s", (total, part, isKeras) => {
  const [run] = readLog(
    `{'${total}': [2.5, 2.0], '${part}': [1.5, 1.25], 'b_loss': [1, 0.75]}\n`,
  ).runs;
  expect(run !== undefined && isOfKeras(run)).toBe(isKeras);
});

describe("in a log", () => {
  const two = ["1/1 train loss=1.5 a_loss=1.0", "1/2 train loss=1.25 a_loss=0.75"];

  test.for([
    ["on one line", "done\n{'loss': [1.5, 1.25], 'a_loss': [1.0, 0.75]}\nbye\n"],
    [
      "over lines, as pprint prints it",
      "{'loss': [1.5,\n          1.25],\n 'a_loss': [1.0, 0.75]}\n",
    ],
    [
      "opened on a line of its own",
      "history = {\n  'loss': [1.5, 1.25],\n  'a_loss': [1.0, 0.75],\n}\n",
    ],
    ["in a prompt", ">>> history.history\n{'loss': [1.5, 1.25], 'a_loss': [1.0, 0.75]}\n"],
    ["as the output of a cell", "Out[7]: {'loss': [1.5, 1.25], 'a_loss': [1.0, 0.75]}\n"],
    ["in a quote", "> {'loss': [1.5, 1.25],\n>  'a_loss': [1.0, 0.75]}\n"],
    [
      "behind a class",
      "defaultdict(<class 'list'>, {'loss': [1.5, 1.25], 'a_loss': [1.0, 0.75]})\n",
    ],
  ] as const)("%s", ([, text]) => {
    expect(shown(text)).toEqual(two);
    expect(readLog(text).rejects).toEqual([]);
  });

  test("broken by a terminal, wherever that is", () => {
    const text = "{'loss': [1.5, 1.25], 'a_loss': [1.0, 0.75]}";
    for (let width = 24; width < text.length; width += 1) {
      const lines = text.match(new RegExp(`.{1,${width}}`, "g"));
      expect(shown(`${lines?.join("\n") ?? ""}\n`)).toEqual(two);
    }
  });

  test("two of them are two runs; one that is cut off is said to be", () => {
    const one = "{'loss': [1.5, 1.25], 'a_loss': [1.0, 0.75]}\n";
    expect(readLog(one + one).runs).toHaveLength(2);
    expect(readLog(`${one}{'loss': [1.5, 1.2`).rejects.map(({ reason }) => reason)).toEqual([
      "the log ends before the dictionary does",
    ]);
  });

  test("numbers of any kind are read as they are spelled", () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom("nan", "inf", "-inf", "1e-05"),
    );
    const spelled = fc.tuple(number, fc.constantFrom("", "np.float32(", "array("));
    fc.assert(
      fc.property(fc.array(spelled, { minLength: 1, maxLength: 8 }), (values) => {
        const list = values.map(([text, call]) => `${call}${text}${call === "" ? "" : ")"}`);
        const log = readLog(`x\n{'loss': [${list.join(", ")}]}\n`);
        const read = log.runs.flatMap(({ rows }) => rows.map(({ values: row }) => row.get("loss")));
        expect(read.map((value) => value?.value)).toEqual(
          values.map(([text]) => Number(text.replace("inf", "Infinity").replace("nan", "NaN"))),
        );
      }),
    );
  });
});

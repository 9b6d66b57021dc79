// Rows of a log → their numbers, their order, and the kinds that evidence is taken from.

import { describe, expect, test } from "vitest";

import { rational, toNumber, ZERO } from "../../../src/math/rational.ts";
import { readLog } from "../../../src/read/read-log.ts";
import { widenedEnd } from "../../../src/reconcile/proof/certificate.ts";
import { type OtherColumns, readOtherColumns } from "../../../src/reconcile/other-columns.ts";
import type { FittedRows } from "../../../src/reconcile/rows/fitted-rows.ts";
import {
  canonicalOrder,
  ordered,
  inLogOrder,
} from "../../../src/reconcile/rows/canonical-order.ts";
import { observe } from "../../../src/reconcile/rows/observe.ts";
import {
  addUpAt,
  halfWidthAt,
  rowsWhere,
  remaindersAt,
  inTimeOrder,
} from "../../../src/reconcile/rows/rows.ts";
import { createRunRows } from "../../../src/reconcile/rows/run-rows.ts";
import { assignRoles, type Roles } from "../../../src/table/roles.ts";
import type { Run } from "../../../src/table/run.ts";
import { observe as rowsOf } from "../../helpers/observations.ts";
import { THREE_EPOCHS } from "../../helpers/three-epochs.ts";

function read(log: string) {
  const [run] = readLog(log, { updates: true }).runs;
  const roles = run === undefined ? undefined : assignRoles(run);
  if (run === undefined || roles === undefined) throw new Error("nothing to compare");
  return { run, roles, observed: observe(run, roles) };
}

test("the order of the components does not depend on that of the columns, and is undone", () => {
  const { observed } = read(THREE_EPOCHS);
  const turned = ordered(observed, [1, 0]);
  expect(canonicalOrder(observed)).toEqual([1, 0]);
  expect(canonicalOrder(turned)).toEqual([0, 1]);
  expect(turned.train.at(0)?.components.map(({ text }) => text)).toEqual(["2.0000", "1.0000"]);
  expect(inLogOrder(["b", "a"], [1, 0])).toEqual(["a", "b"]);
});

describe("rows", () => {
  test("are blocks of train and validation, in order of time when they are stacked", () => {
    const { train, val, updates } = createRunRows(read(THREE_EPOCHS).observed, false);
    expect([train, val, updates].map(({ clock }) => clock.length)).toEqual([3, 3, 0]);
    const both = inTimeOrder(train, val);
    expect(both.clock).toEqual(both.clock.toSorted((a, b) => a - b));
    expect(remaindersAt(both, [1, 1]).r.map((value) => Number(value.toFixed(6)))).toEqual([
      0.5, 0.4, 0.4, 0.3, 0.4, 0.3,
    ]);
    expect(rowsWhere(train, (i) => i > 0).clock).toEqual(train.clock.slice(1));
  });

  test("add up at the weights that made them, and at no others", () => {
    const made = THREE_EPOCHS.replaceAll(/loss: 3\.[45]000/g, "loss: 2.0000")
      .replaceAll(/loss: 2\.[56]000/g, "loss: 1.4500")
      .replaceAll(/loss: 1\.[89]000/g, "loss: 0.9500");
    const { train } = createRunRows(read(made).observed, false);
    expect(addUpAt(train, [1, 0.5])).toBe(true);
    expect(addUpAt(train, [1, 1])).toBe(false);
  });

  test("half a printed interval", () => {
    expect(halfWidthAt(Float64Array.of(1.25, 1, 1.5), 0)).toBe(0.25);
  });
});

test("a fitted row gives its numbers and, when it is asked, their characters, in any order of rows and columns", () => {
  const texts = [
    ["9.2902", "0.0801", "0.0717"],
    ["8.2261", "0.0251", "0.0199"],
    ["7.3107", "0.0595", "0.0048"],
  ];
  const rows = rowsOf(texts);
  const expectRows = (list: FittedRows, places: readonly number[], order: readonly number[]) => {
    const expected = places.map((place) => order.map((column) => texts[place]?.[column]));
    expect(
      list.map(({ total, components }) => [total, ...components].map(({ text }) => text)),
    ).toEqual(expected);
    const numbers = new Float64Array(9);
    expected.forEach((row, at) => {
      list.putNumbers(at, numbers);
      expect([0, 3, 6].map((column) => numbers[column]?.toFixed(4))).toEqual(row);
      expect(list.component(at, 1).toFixed(4)).toBe(row[2]);
    });
    expect(list.epochs()).toEqual(places.map((place) => place + 1));
  };
  const turned = rows.inOrder([0, 2, 1]);
  expectRows(rows, [0, 1, 2], [0, 1, 2]);
  expectRows(turned, [0, 1, 2], [0, 2, 1]);
  expectRows(turned.picked([2, 0]), [2, 0], [0, 2, 1]);
  expectRows(turned.stretch(1, 3).and(turned.stretch(0, 1)), [1, 2, 0], [0, 2, 1]);
});

test("rows with other numbers keep their places in time", () => {
  const halved = rowsOf([["9.2902", "0.0801", "0.0717"]], 4).rewritten(2, (numbers, into) => {
    into.set(numbers.subarray(0, 6).map((value) => value / 2));
  });
  expect([halved.components, halved.component(0, 0), halved.epochs()]).toEqual([1, 0.04005, [4]]);
});

test("exact ends are those of the printed characters, widened by the slack", () => {
  const [row] = rowsOf([["9.2902", "0.0801"]]);
  const half = rational(1n, 2n);
  expect(row && toNumber(widenedEnd(row.total, "low", ZERO))).toBe(9.29015);
  expect(row && toNumber(widenedEnd(row.total, "low", half))).toBe(9.29015 / 2);
  expect(row?.components.map((own) => toNumber(widenedEnd(own, "high", ZERO)))).toEqual([0.08015]);
});

/** What the columns beside the losses say, at weights of 1. */
function othersOf(run: Run, roles: Roles): OtherColumns {
  const rows = createRunRows(observe(run, roles), null);
  const ones = roles.components.map(() => 1);
  return readOtherColumns(run, roles, rows, () => ({
    train: remaindersAt(rows.train, ones),
    val: remaindersAt(rows.val, ones),
  }));
}

test("other columns: one that is what is left, outputs without a loss, and gaps in numbers", () => {
  const log = [0.5, 0.9, 0.2, 0.7, 0.4]
    .map((left, i) => {
      const parts = [1 / (i + 1), 0.3 + i / 10];
      const loss = parts.reduce((sum, part) => sum + part, 2 * left);
      const shown = (value: number): string => value.toFixed(4);
      return `Epoch ${i + 1}/5\n10/10 - 1s - loss: ${shown(loss)} - d1_loss: ${shown(parts[0] ?? 0)} - d3_loss: ${shown(parts[1] ?? 0)} - extra: ${shown(left)}\n`;
    })
    .join("");
  const { run, roles } = read(log);
  const found = othersOf(run, roles);
  expect(found.filler).toMatchObject({ column: "extra", factor: 2, rows: 5 });
  expect(found.gaps).toEqual(["d2_loss"]);
  expect(found.withoutLoss).toEqual([]);
});

test("other columns: one that stands still fills what stands still by chance, and is not named", () => {
  const filler = (extra: readonly number[]): unknown => {
    const rows = extra.map((own, i) => {
      const [part, other] = [1 / (i + 1), 0.3 + i / 10];
      const shown = [part + other + 2 * own, part, other, own].map((value) => value.toFixed(4));
      return `Epoch ${i + 1}/5\n10/10 - 1s - loss: ${shown[0]} - a_loss: ${shown[1]} - b_loss: ${shown[2]} - extra: ${shown[3]}\n`;
    });
    const { run, roles } = read(rows.join(""));
    return othersOf(run, roles).filler?.column;
  };
  expect(filler([0.5, 0.52, 0.51, 0.5, 0.53])).toBeUndefined();
  expect(filler([0.5, 0.52, 0.51, 0.5, 0.56])).toBe("extra");
});

test.each([
  ["q10_loss: 0.5 - q50_loss: 0.25 - q90_loss: 0.125", [], "numbers that are no count"],
  ["dense_1_loss: 0.5 - dense_3_loss: 0.25", [], "layers that Keras counts"],
  ["a1_loss: 0.5 - a2_loss: 0.25 - a4_loss: 0.125", ["a3_loss"], "a number left out"],
])("gaps among %s: %j, %s", (columns, gaps) => {
  const { run, roles } = read(`Epoch 1/1\n10/10 - 1s - loss: 7.2000 - ${columns}\n`);
  expect(othersOf(run, roles).gaps).toEqual(gaps);
});

test("other columns: outputs of one layer, whose metrics are numbered, have one loss among them", () => {
  const withoutLoss = (columns: string): readonly string[] => {
    const { run, roles } = read(`Epoch 1/1\n10/10 - 1s - loss: 7.2000 - ${columns}\n`);
    return othersOf(run, roles).withoutLoss;
  };
  const metrics = "out_acc: 0.1000 - out_acc_1: 0.2000 - out_acc_2: 0.3000";
  expect(withoutLoss(`out_loss: 2.4000 - ${metrics}`)).toEqual(["out_acc_1", "out_acc_2"]);
  expect(withoutLoss("out_loss: 2.4000 - out_acc: 0.1000 - out_top_5: 0.2000")).toEqual([]);
});

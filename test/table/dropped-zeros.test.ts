// Numbers whose zeros at the end a printer drops → the interval of what it prints so.

import { expect, test } from "vitest";
import { withDroppedZeros } from "../../src/table/dropped-zeros.ts";
import { parsePrinted, type Printed } from "../../src/table/printed.ts";
import { readLog } from "../../src/read/read-log.ts";

const read = (text: string): Printed => {
  const printed = parsePrinted(text);
  if (printed === undefined) throw new Error(`${text} is no number`);
  return printed;
};

test.for([
  ["1.8", "places", 4, 0.00005],
  ["2.119", "places", 4, 0.00005],
  ["2.1194", "places", 4, 0.00005],
  ["0.357", "significant", 4, 0.00005],
  ["0.082", "significant", 4, 0.000005],
  ["12", "significant", 4, 0.005],
  ["1.5e-05", "significant", 4, 0.5e-8],
] as const)("%s of %s %i", ([text, unit, count, half]) => {
  const { value, low, high } = withDroppedZeros(read(text), { unit, count });
  expect(high - value).toBeCloseTo(half, 12);
  expect(value - low).toBeCloseTo(half, 12);
});

test.for([
  ["1.110", 0.005],
  ["10.30", 0.05],
  ["0.960", 0.0005],
  ["0.0788", 0.00005],
  ["5.000", 0.005],
  ["1234.56", 0.005],
] as const)("%s, filled up with zeros", ([text, half]) => {
  const { value, high } = withDroppedZeros(read(text), {
    unit: "significant",
    count: 3,
    isFilled: true,
  });
  expect(high - value).toBeCloseTo(half, 12);
});

test.for(["nan", "inf", "-inf"])("%s stays", (text) => {
  const printed = read(text);
  expect(withDroppedZeros(printed, { unit: "places", count: 4 })).toEqual(printed);
});

test("a row that is read as bytes has the same intervals as one that is read as text", () => {
  const text = Array.from(
    { length: 120 },
    (_, i) =>
      `{'loss': ${(2 - i / 100).toFixed(4).replace(/0+$/, "")}1, 'a_loss': 1.${i + 1}, 'epoch': ${i + 1}.0}\n`,
  ).join("");
  const [run] = readLog(text).runs;
  expect(run?.writer.facts?.id).toBe("hf-trainer");
  const widths = run?.rows.map(({ values }) => {
    const { low, high } = values.get("a_loss") as Printed;
    return (high - low).toFixed(6);
  });
  expect(new Set(widths)).toEqual(new Set(["0.000100"]));
});

// Which rows and columns of a run the table at a terminal has.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { terminal } from "../../src/report/formats/terminal.ts";
import { plainStyle } from "../../src/report/style.ts";

const options = { style: plainStyle(true), width: 80, verbose: false };

/** A constant that nothing printed accounts for, beside two parts. */
function report(epochs: number, hidden: number): string {
  const lines = Array.from({ length: epochs }, (_, i) => {
    const [a, b] = [0.9 - 0.07 * i + 0.03 * (i % 2), 0.31 + 0.02 * ((i * 5) % 7)];
    const texts = [a + b + hidden, a, b].map((value) => value.toFixed(4));
    return `Epoch ${i + 1}/${epochs}\n8/8 - 1s - loss: ${texts[0]} - a_loss: ${texts[1]} - b_loss: ${texts[2]}\n`;
  });
  return terminal.render(analyze(lines.join(""), { source: "a.log" }), options);
}

test("a row is not left out where the line that says so would take its room", () => {
  const five = report(5, 3);
  expect(five).toMatch(/^ +4 +\d/m);
  expect(five).not.toContain("more row");
  expect(report(6, 3)).toContain("2 more rows: -v");
});

test("of totals that pass 0 there is no share", () => {
  expect(report(6, 3)).toContain("share");
  expect(report(6, -3)).not.toContain("share");
});

test("the row that the sentence names is in the table", () => {
  const lines = Array.from({ length: 9 }, (_, i) => {
    const [a, off] = [1.5 - i / 10, i === 5 ? 0.0004 : 0];
    return `Epoch ${i + 1}/9\n8/8 - 1s - loss: ${a.toFixed(4)} - binary_crossentropy: ${a.toFixed(4)} - val_loss: ${(a + off).toFixed(4)} - val_binary_crossentropy: ${a.toFixed(4)}\n`;
  });
  const text = terminal.render(analyze(lines.join(""), { source: "a.log" }), options);
  expect(text).toContain("in validation of epoch 6");
  expect(text).toMatch(/^ +6 val /m);
});

test("what is left of numbers with exponents has digits", () => {
  const lines = Array.from({ length: 5 }, (_, i) => {
    const a = (21 - i) * 1e-12;
    return `Epoch ${i + 1}/5\n8/8 - 1s - loss: ${(a * 1.04).toExponential(4)} - a_loss: ${a.toExponential(4)}\n`;
  });
  expect(terminal.render(analyze(lines.join("")), options)).not.toContain("0.0000000");
});

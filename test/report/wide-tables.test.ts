// Tables of many columns: what fits is shown, the rest is counted, and nothing that another program reads is left out.

import { describe, expect, test } from "vitest";

import { textWidth } from "../../src/report/text-width.ts";
import { run } from "../helpers/fake-io.ts";

/** Losses whose sum is the total, each with an own name. */
function logOf(components: number): string {
  return [1, 2, 3, 4]
    .map((epoch) => {
      const values = Array.from({ length: components }, (_, i) => (i + 1) / (epoch + 1));
      const total = values.reduce((sum, value) => sum + value, 0);
      const columns = values.map((value, i) => ` - head_${i}_loss: ${value.toFixed(4)}`).join("");
      return `Epoch ${epoch}/4\n10/10 - 1s - loss: ${total.toFixed(4)}${columns}\n`;
    })
    .join("");
}

const widest = (text: string): number => Math.max(...text.split("\n").map(textWidth));

describe.each([30, 128])("%i components", (components) => {
  const stdin = logOf(components);

  test.each([60, 80, 120, 200])(
    "the report keeps to %i columns, and to a few screens",
    async (width) => {
      const { exitCode, stdout } = await run(["--plot", "--width", String(width), "-"], { stdin });
      expect(exitCode).toBe(0);
      expect(widest(stdout)).toBeLessThanOrEqual(width);
      expect(stdout.split("\n").length).toBeLessThan(125);
      expect(stdout).toMatch(/\d+ more: head_\d+, .* others/s);
    },
  );

  test("--verbose names every component", async () => {
    const { stdout } = await run(["--verbose", "-"], { stdin });
    for (let i = 0; i < components; i += 1) expect(stdout).toContain(`head_${i}_loss`);
  });

  test("the rows fit a terminal, and say how many columns are left out", async () => {
    const { stdout } = await run(["parse", "-"], { stdin, isTTY: true, columns: 100 });
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    const shown = (stdout.split("\n")[0] ?? "").trim().split(/\s+/).length;
    expect(stdout).toContain(
      `+${components + 4 - shown} columns not shown; --format csv has all\n`,
    );
  });

  test("the rows are whole in a pipe", async () => {
    const { stdout } = await run(["parse", "-"], { stdin });
    expect(stdout.split("\n")[0]).toContain(`head_${components - 1}_loss`);
    expect(stdout).not.toContain("not shown");
  });

  test("a check names a few weights of many", async () => {
    const { stdout } = await run(
      [
        "check",
        "--max-residual",
        "0",
        "--weights",
        Array.from({ length: components }, (_, i) => i + 1).join(","),
        "-",
      ],
      { stdin },
    );
    expect(stdout.replace(/\s+/g, " ")).toContain(`(1, 2, 3, 4, 5, 6 and ${components - 6} more)`);
  });
});

test("of many weights those other than 1 are shown, however little they add", async () => {
  const weights = Array.from({ length: 12 }, (_, i) => (i === 5 ? 0.1 : 1));
  const stdin = Array.from({ length: 24 }, (_, epoch) => {
    const values = weights.map(
      (_, i) => (1 + ((7 * i + 5 * epoch + i * epoch) % 11)) / (epoch + 3),
    );
    const printed = values.map((value) => value.toFixed(4));
    const total = printed.reduce((sum, text, i) => sum + (weights[i] ?? 1) * Number(text), 0);
    const columns = printed.map((text, i) => ` - head_${i}_loss: ${text}`).join("");
    return `Epoch ${epoch + 1}/24\n10/10 - 1s - loss: ${total.toFixed(4)}${columns}\n`;
  }).join("");
  const { stdout } = await run(["-"], { stdin });
  expect(stdout).toMatch(/ head_5 +\S+ +0\.1 /);
  expect(stdout).toContain("5 more: -v");
});

test("of thousands of parts that no row has together, those that fit are shown and the others counted", async () => {
  const count = 1000;
  const stdin = Array.from(
    { length: count },
    (_, i) => `| epoch | a${i}_loss | loss |\n|---|---|---|\n| ${i} | 0.5 | 0.7 |\n`,
  ).join("");
  const { stdout } = await run(["-"], { stdin });
  const head = stdout.split("\n").find((line) => line.startsWith(" epoch")) ?? "";
  const shown = head.match(/ a\d+/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(10);
  expect(stdout).toContain(`and ${count - shown} more columns`);
});

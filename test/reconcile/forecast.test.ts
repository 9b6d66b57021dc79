import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";

function log(residual: (t: number) => number, epochs: number): string {
  return Array.from({ length: epochs }, (_, t) => {
    const [a, b] = [0.5 + 0.2 * Math.sin(7 * t), 0.3 + 0.1 * Math.cos(5 * t)];
    const columns = `loss: ${(a + b + residual(t)).toFixed(4)} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)}`;
    return `Epoch ${t + 1}/${epochs}\n10/10 - 1s - ${columns}\n`;
  }).join("");
}

const forecastOf = (text: string) => analyze(text).runs[0]?.residual.forecast;

describe("forecast", () => {
  test("a decaying penalty: half-life and floor lie in their ranges", () => {
    const found = forecastOf(log((t) => 1.5 + 6 * 0.5 ** (t / 4), 24));
    expect(found?.halfLife.low).toBeLessThanOrEqual(4);
    expect(found?.halfLife.high).toBeGreaterThanOrEqual(4);
    expect(found?.floor.low).toBeLessThanOrEqual(1.5);
    expect(found?.floor.high).toBeGreaterThanOrEqual(1.5);
    expect(found?.untilEpoch).toBe(24);
    const evidence = analyze(log((t) => 1.5 + 6 * 0.5 ** (t / 4), 24)).runs[0]?.findings[0]
      ?.evidence;
    expect(evidence?.some(({ kind }) => kind === "estimate")).toBe(true);
  });

  test.each<readonly [string, string]>([
    ["that has not bent yet", log((t) => 8 - 0.05 * t, 12)],
    ["that rises", log((t) => 2 + 0.3 * t, 12)],
    ["of a few epochs", log((t) => 1.5 + 6 * 0.5 ** (t / 2), 6)],
    ["that is not there", log(() => 0, 24)],
  ])("none for a residual %s", (_, text) => {
    expect(forecastOf(text)).toBeNull();
  });
});

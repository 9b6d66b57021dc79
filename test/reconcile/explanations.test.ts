import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { type Explanation, rivalOf } from "../../src/reconcile/explanations.ts";

const of = (log: string): ReturnType<typeof analyze>["runs"][number] => {
  const [run] = analyze(readFileSync(new URL(`../../fixtures/${log}`, import.meta.url))).runs;
  if (run === undefined) throw new Error(`no run in ${log}`);
  return run;
};

describe("explanations", () => {
  test("ten epochs of a decaying penalty are told shortest by a smooth residual", () => {
    const [best, second] = of("seed/question.log").explanations;
    expect(best?.leaves).toBe("smooth");
    expect(second?.bits).toBeGreaterThan((best?.bits ?? 0) + 20);
  });

  test("two epochs at (1, 0.2) are told shortest by those weights", () => {
    const [best] = of("seed/answer.log").explanations;
    expect(best).toMatchObject({ leaves: "zero", weights: [1, 0.2] });
  });

  test("one row leaves the explanations within reach of each other", () => {
    const [run] = analyze(
      "Epoch 1/1\n10/10 - 1s - loss: 9.1384 - a_loss: 1.2034 - b_loss: 0.5\n",
    ).runs;
    expect(run?.undecided).not.toBeNull();
    expect(run?.findings[0]?.certainty).toBe("possible");
  });
});

describe("rivalOf", () => {
  const base = [1, 1];
  const explanation = (
    leaves: Explanation["leaves"],
    weights: readonly number[],
    bits: number,
  ): Explanation => ({ leaves, weights, bits });

  test("fitted weights must lead by 14 bits, expected ones need no lead", () => {
    const smooth = explanation("smooth", [1, 1], 53);
    expect(rivalOf([explanation("zero", [2, 3], 40), smooth], ["zero"], [2, 3], base)?.rival).toBe(
      smooth,
    );
    expect(
      rivalOf([explanation("zero", [2, 3], 38), smooth], ["zero"], [2, 3], base),
    ).toBeUndefined();
    expect(
      rivalOf([explanation("zero", [1, 1], 45), smooth], ["zero"], [1, 1], base),
    ).toBeUndefined();
  });

  test("what allows more is no rival at the same weights", () => {
    const zero = explanation("zero", [1, 1], 40);
    const short = explanation("short-batch", [1, 1], 30);
    expect(rivalOf([short, zero], ["zero"], [1, 1], base)).toBeUndefined();
    expect(rivalOf([short, zero], ["short-batch"], [1, 1], base)).toBeUndefined();
    expect(rivalOf([zero, short], ["short-batch"], [1, 1], base)).toBeUndefined();
  });

  test("a kind that was not tried is rivalled by every other", () => {
    const zero = explanation("zero", [1, 1], 40);
    expect(rivalOf([zero], ["smooth"], [1, 1], base)).toEqual({ rival: zero, ahead: Infinity });
  });
});

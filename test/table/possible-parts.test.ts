// Columns that no name tells to be parts: what is not counted is not said to be hidden.

import { describe, expect, test } from "vitest";

import type { Analysis } from "../../src/analysis/analysis.ts";
import { analyze } from "../../src/analysis/analyze.ts";
import { findFormat } from "../../src/report/formats/index.ts";
import { plainStyle } from "../../src/report/style.ts";

const XENT = [0.5295, 0.444, 0.4091, 0.3712, 0.3488, 0.3402];
const OTHER = [0.0553, 0.0365, 0.0478, 0.0301, 0.0322, 0.0287];
/** The total is the mean of other batches. */
const OFF = [1.01, 0.98, 1.012, 0.991, 1.007, 0.99];

function textOf(analysis: Analysis): string {
  const options = { style: plainStyle(false), width: 79, verbose: false };
  return [findFormat("text")?.render(analysis, options) ?? []].flat().join("");
}

function logOf(other: string, known: string, gap: (t: number) => number, rows = 6): string {
  const lines = XENT.slice(0, rows).map((own, t) => {
    const all = ((own + (OTHER[t] ?? 0)) * (OFF[t] ?? 1) + gap(t)).toFixed(4);
    return `epoch ${t + 1}: loss=${all}, ${other}=${own}, ${known}=${OTHER[t]}, acc=0.${5 + t}12`;
  });
  return lines.join("\n");
}

describe("a column beside the parts", () => {
  test("that explains most of what is left is asked for, and nothing is said to be hidden", () => {
    const analysis = analyze(logOf("smear", "z_loss", () => 0));
    const [run] = analysis.runs;
    expect(run).toMatchObject({ components: ["z_loss"], possibleParts: ["smear"] });
    expect(run?.verdict.id).toBe("cannot-tell");
    const text = textOf(analysis);
    expect(text).toContain("smear may be a part of it, too");
    expect(text).toContain("--components z_loss,smear");
  });

  test("that is called as a term is explains it in another form, perhaps", () => {
    const log = logOf("ce_loss", "kl_loss", (t) => 9 / (t + 2)).replaceAll("acc=", "vq=");
    expect(analyze(log).runs[0]).toMatchObject({ possibleParts: ["vq"] });
  });

  test("that explains none of it is not", () => {
    const [run] = analyze(logOf("ce_loss", "kl_loss", (t) => 9 / (t + 2))).runs;
    expect(run).toMatchObject({ possibleParts: [], verdict: { id: "hidden-term" } });
  });

  test("is asked for beside the one metric that is a loss", () => {
    const [run] = analyze(logOf("mse", "physics", (t) => -0.4 + t / 25)).runs;
    expect(run).toMatchObject({ components: ["mse"], possibleParts: ["physics"] });
    expect(run?.verdict.id).toBe("cannot-tell");
  });

  test.each([
    ["consistency", ["ce", "consistency"]],
    ["accuracy", []],
  ])("of a `train_step` of one's own is asked for with another: ce and %s", (other, own) => {
    const log = [9, 8].map(
      (ce, t) =>
        `Epoch ${t + 1}/2\n4/4 - 0s - 9ms/step - ce: 0.${ce}000 - ${other}: 0.${ce - 3}000 - loss: 1.${ce}000\n`,
    );
    const analysis = analyze(log.join(""));
    expect(analysis.runs[0]).toMatchObject({ possibleParts: own });
    const text = textOf(analysis);
    expect(text.includes("lossledger LOG --components ce,consistency")).toBe(own.length > 0);
    expect(text).toContain("metrics=[loss]");
  });

  test("is not asked for where parts are declared", () => {
    const [run] = analyze(
      logOf("smear", "z_loss", () => 0),
      { components: ["z_loss"] },
    ).runs;
    expect(run).toMatchObject({ possibleParts: [] });
  });

  test("that is 0 throughout is no part, however coarse it is printed", () => {
    const log = logOf("ce", "kl", () => 0.4).replaceAll(": loss", ": v_num=0, loss");
    expect(analyze(log).runs[0]).toMatchObject({ components: ["ce", "kl"] });
  });

  test("two epochs of an own loop hide nothing for sure", () => {
    const log = logOf("ce_loss", "kl_loss", (t) => 0.4 + 0.05 * t, 2);
    expect(analyze(log).runs[0]?.verdict.certainty).toBe("possible");
  });
});

describe("cells of a validation that was not made", () => {
  const head = "epoch  loss   ce   kl  val_loss  val_ce  val_kl";
  const rows = [
    "1  0.90  0.60  0.30  nan   nan   nan",
    "2  0.70  0.50  0.20  0.80  0.50  0.30",
    "3  0.60  0.40  0.20  nan   nan   nan",
  ];
  test("are blank where all are nan", () => {
    expect(analyze([head, ...rows].join("\n")).runs[0]?.verdict.id).toBe("adds-up");
    const pairs = rows.slice(0, 2).map((row) => {
      const names = head.split(/ +/);
      return row
        .split(/ +/)
        .map((cell, i) => `${names[i]} ${cell}`)
        .join(" | ");
    });
    expect(analyze(pairs.join("\n")).runs[0]?.verdict.id).toBe("adds-up");
  });

  test("are told where one is a number", () => {
    const broken = rows.map((row) => row.replace("nan   nan   nan", "nan   0.50  nan"));
    expect(analyze([head, ...broken].join("\n")).runs[0]?.verdict.id).toBe("not-finite");
  });
});

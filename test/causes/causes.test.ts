import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { causes } from "../../src/causes/index.ts";
import { allRecipes } from "../../src/causes/next-steps.ts";
import type { Finding } from "../../src/causes/finding.ts";

const fixtures = new URL("../../fixtures/", import.meta.url);

function findingsOf(
  log: string | Uint8Array,
  options: { readonly expectPenalty?: boolean } = {},
): readonly Finding[] {
  return analyze(log, options).runs[0]?.findings ?? [];
}

function fixture(path: string): Uint8Array {
  return readFileSync(new URL(path, fixtures));
}

/** verbose=2 lines as Keras 2.4 prints them. */
function print(rows: readonly Readonly<Record<string, number>>[]): string {
  return rows
    .map((row, i) => {
      const columns = Object.entries(row).map(([name, value]) => `${name}: ${value.toFixed(4)}`);
      return `Epoch ${i + 1}/${rows.length}\n10/10 - 1s - ${columns.join(" - ")}\n`;
    })
    .join("");
}

/** Two components that wander, deterministic. */
function components(t: number): { a: number; b: number } {
  return { a: 0.8 * 0.9 ** t + 0.05 * Math.sin(7 * t), b: 0.5 * 0.8 ** t + 0.04 * Math.cos(5 * t) };
}

function run(
  epochs: number,
  total: (parts: { a: number; b: number }, t: number) => number,
): string {
  return print(
    Array.from({ length: epochs }, (_, t) => {
      const { a, b } = components(t);
      return { loss: total({ a, b }, t), a_loss: a, b_loss: b };
    }),
  );
}

describe("made logs", () => {
  test.each<readonly [string, string, string]>([
    ["equal to their sum", "adds-up", run(8, ({ a, b }) => a + b)],
    ["a tenth of their sum", "uniform-scale", run(8, ({ a, b }) => 0.1 * (a + b))],
    ["one of them twice", "counted-twice", run(8, ({ a, b }) => a + 2 * b)],
    ["weights 0.3 and 5", "loss-weights", run(8, ({ a, b }) => 0.3 * a + 5 * b)],
    [
      "weights that change at epoch 5",
      "weight-schedule",
      run(10, ({ a, b }, t) => (t < 4 ? a + b : 3 * a + 0.2 * b)),
    ],
    ["an annealed weight", "weight-schedule", run(12, ({ a, b }, t) => a + Math.min(1, t / 8) * b)],
    ["a decaying penalty", "weight-penalty", run(12, ({ a, b }, t) => a + b + 5 * 0.9 ** t + 1)],
    [
      "weights that are learned",
      "learned-weights",
      run(10, ({ a, b }, t) => a + b - 0.05 - 0.3 * t),
    ],
    [
      "nan beside finite components",
      "nan-hidden-term",
      run(4, () => Number.NaN).replaceAll("NaN", "nan"),
    ],
  ])("%s: %s", (_, cause, log) => {
    const [first] = findingsOf(log);
    expect(first?.cause).toBe(cause);
  });

  test("weights that change are found in train while a short validation batch leaves its rows a little off", () => {
    const rows = Array.from({ length: 16 }, (_, t) => {
      const { a, b } = components(t);
      const [u, w] = t < 10 ? [1, 1] : [0.3, 0.05];
      const val = (u * a + w * b + 0.1) * (1.01 + 0.004 * Math.sin(9 * t));
      return {
        loss: u * a + w * b,
        a_loss: a,
        b_loss: b,
        val_loss: val,
        val_a_loss: a,
        val_b_loss: b,
      };
    });
    const [first] = findingsOf(print(rows));
    expect(first?.cause).toBe("weight-schedule");
    expect(first?.certainty).not.toBe("possible");
    expect(first?.clause).toContain("epochs 11–16");
  });

  test("rows that add up until an epoch and not after it point to a change in the run, not to a penalty", () => {
    const jump = (t: number): number => (t < 3 ? 0 : 0.6);
    const [first] = findingsOf(run(6, ({ a, b }, t) => a + b + jump(t) * (1 + a)));
    expect(first).toMatchObject({ cause: "weight-schedule" });
  });

  test("more components than are reconciled are said to be, at once", () => {
    const row = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`c${i}_loss`, 0.5]));
    const [first] = findingsOf(print([{ loss: 1501, ...row }]));
    expect(first).toMatchObject({ cause: "undetermined", certainty: "possible" });
    expect(first?.evidence[0]?.text).toContain("3000 components are more than the 128");
  });

  test.each([64, 200, 3000])("%i components that add up do so, with no ranges claimed", (count) => {
    const rows = Array.from({ length: 5 }, (_, t) => {
      const parts = Array.from({ length: count }, (_part, i) => (1 + ((7 * i + 3 * t) % 11)) / 4);
      const row = Object.fromEntries(parts.map((part, i) => [`c${i}_loss`, part]));
      return { loss: parts.reduce((sum, part) => sum + part, 0), ...row };
    });
    const [run] = analyze(print(rows)).runs;
    expect(run?.verdict.id).toBe("adds-up");
    expect(
      run?.weights.every(({ value, low, high }) => value === 1 && low === 0 && high === null),
    ).toBe(true);
    expect(run?.findings[0]?.evidence.map(({ text }) => text).join()).toContain(
      "with more than 40 components",
    );
  });

  test("a column that fills the residual is named as the missing component", () => {
    const rows = Array.from({ length: 8 }, (_, t) => {
      const { a, b } = components(t);
      const kl = 0.3 + 0.2 * Math.cos(3 * t) ** 2;
      return { loss: a + b + 0.5 * kl, a_loss: a, b_loss: b, kl };
    });
    const [first] = findingsOf(print(rows));
    expect(first).toMatchObject({ cause: "missing-component", certainty: "strong" });
    expect(first?.clause).toContain("`0.5` times the column `kl`");
  });

  test("an output with a metric and no loss, and a number left out, point to a missing component", () => {
    const rows = Array.from({ length: 12 }, (_, t) => {
      const { a, b } = components(t);
      const hidden = 0.6 * 0.85 ** t * (1 + 0.5 * Math.sin(11 * t));
      const metrics = { digit1_acc: 0.5, digit2_acc: 0.4, digit3_acc: 0.6 };
      return { loss: a + b + hidden, digit1_loss: a, digit3_loss: b, ...metrics };
    });
    const [own] = findingsOf(print(rows));
    expect(own?.cause).toBe("missing-component");
    expect(own?.evidence.map(({ text }) => text).join()).toMatch(/`digit2`.*`digit2_loss`/s);
  });

  test("a loop of somebody's own has no causes of Keras, nor its words", () => {
    const rows = Array.from({ length: 6 }, (_, t) => {
      const { a, b } = components(t);
      return { loss: a + b + 3 * 0.95 ** t, a_loss: a, b_loss: b };
    });
    const findings = findingsOf(
      rows
        .map(
          ({ loss, a_loss: a, b_loss: b }, t) =>
            `[epoch ${t + 1}] loss=${loss.toFixed(5)}, a_loss=${a.toFixed(5)}, b_loss=${b.toFixed(5)}`,
        )
        .join("\n"),
    );
    expect(findings.map(({ cause }) => cause)).toContain("weight-penalty");
    expect(findings.map(({ cause }) => cause)).not.toContain("activity-penalty");
    expect(findings.map(({ clause }) => clause).join()).not.toMatch(/regularizer|add_loss/);
  });

  test("a weight of 2 is one that a loop of somebody's own gives", () => {
    const line = (t: number, front: string, sign: string): string => {
      const [a, b] = [(700 - 40 * t + 31 * (t % 3)) / 1000, (310 - 20 * t + 17 * (t % 2)) / 1000];
      const values = { loss: a + 2 * b, a_loss: a, b_loss: b };
      return (
        front +
        Object.entries(values)
          .map(([name, own]) => `${name}: ${own.toFixed(3)}`)
          .join(sign)
      );
    };
    const rows = (front: (t: number) => string, sign: string): string =>
      Array.from({ length: 8 }, (_, t) => line(t, front(t + 1), sign)).join("\n");
    const own = findingsOf(rows((t) => `Epoch ${t}/8 | `, " | "));
    expect(own[0]).toMatchObject({ cause: "loss-weights", certainty: "strong" });
    const bar = "8/8 [==============================] - 1s 9ms/step - ";
    const keras = findingsOf(rows((t) => `Epoch ${t}/8\n${bar}`, " - "));
    expect(keras[0]?.cause).toBe("counted-twice");
  });

  test("a divergence alone is not all that a model learns from", () => {
    const rows = Array.from({ length: 6 }, (_, t) => {
      const kl = 0.3 + 0.2 * Math.cos(3 * t) ** 2;
      return { loss: kl + 14 * 0.9 ** t, kl_loss: kl };
    });
    const [first] = findingsOf(print(rows));
    expect(first?.cause).toBe("missing-component");
    expect(first?.evidence.map(({ text }) => text)).toContain(
      "`kl_loss` is nothing that a model learns from alone",
    );
    expect(first?.next).toMatchObject({ text: expect.stringContaining("no column"), code: null });
  });

  test("a validation total from one batch is told where train adds up and validation does not", () => {
    const rows = (share: (t: number) => number): Record<string, number>[] =>
      Array.from({ length: 6 }, (_, t) => {
        const { a, b } = components(t);
        const val = (a + b + 0.4) * (1 + share(t));
        return {
          loss: a + b,
          a_loss: a,
          b_loss: b,
          val_loss: val,
          val_a_loss: a + 0.4,
          val_b_loss: b,
        };
      });
    const [far] = findingsOf(print(rows((t) => 0.6 * Math.sin(5 * t))));
    expect(far?.cause).toBe("val-total-one-batch");
  });

  test("a penalty that is expected and not there is a finding; one that is there is none", () => {
    const absent = analyze(
      run(8, ({ a, b }) => a + b),
      { expectPenalty: true },
    ).runs[0];
    expect(absent?.findings[0]).toMatchObject({ cause: "expected-penalty-absent" });
    expect(absent?.findings[0]?.clause).toMatch(/a penalty above `0\.000\d+` would be visible/);
    const there = analyze(
      run(12, ({ a, b }, t) => a + b + 5 * 0.9 ** t + 1),
      {
        expectPenalty: true,
      },
    ).runs[0];
    expect(there?.findings[0]?.cause).toBe("weight-penalty");
    expect(there?.findings.map(({ cause }) => cause)).not.toContain("expected-penalty-absent");
  });

  test("a penalty of constant size with weights that are not 1 is not taken for weights alone", () => {
    const [first] = findingsOf(run(20, ({ a, b }) => a + b + 0.7));
    expect(first?.cause).not.toBe("loss-weights");
    expect(first?.cause).not.toBe("adds-up");
  });

  test("one row says little, and little is said", () => {
    const [first] = findingsOf(print([{ loss: 9.29, a_loss: 0.08, b_loss: 0.07 }]));
    expect(first?.certainty).toBe("possible");
  });

  test("declared weights are what is tested", () => {
    const log = run(8, ({ a, b }) => 0.3 * a + 5 * b);
    const [found] = analyze(log, { weights: [0.3, 5] }).runs;
    expect(found?.findings[0]?.cause).toBe("adds-up");
    expect(found?.weights.map(({ status }) => status)).toEqual(["declared", "declared"]);
    const [other] = analyze(log, { weights: new Map([["a", 1]]) }).runs;
    expect(other?.findings[0]?.cause).toBe("loss-weights");
  });
});

describe.each(causes.map((cause) => [cause.id, cause] as const))("%s", (id, cause) => {
  test("has its words", () => {
    for (const text of [cause.title, cause.doc.what, cause.doc.signature]) {
      expect(text.length).toBeGreaterThan(10);
    }
    expect(cause.words.name).not.toBe("");
  });

  test("its page has no word that nobody reads, and its steps are there", () => {
    const page = readFileSync(new URL(`../../src/causes/pages/${id}.md`, import.meta.url), "utf8");
    const headings = Array.from(page.matchAll(/^## (.+)$/gm), ([, heading]) => heading);
    const known = ["In a sentence", "Signature", "What else looks like this", "Next step"];
    expect([...known, "Examples", "References"]).toEqual(expect.arrayContaining(headings));
    const terms = Array.from(page.matchAll(/^- (.+?): /gm), ([, term]) => term);
    const words = ["name", "keras", "elsewhere", "why", "found", "ruled out", "given"];
    expect([...words, ...causes.map((other) => other.id)]).toEqual(expect.arrayContaining(terms));
    expect(Object.keys(allRecipes())).toEqual(expect.arrayContaining([...cause.doc.steps]));
  });

  const { found, ruledOut, expectPenalty } = cause.doc.examples;
  test.runIf(found !== "")(
    "stands in its example, and the first finding there is it or looks like it",
    () => {
      const findings = findingsOf(fixture(found), { expectPenalty });
      const own = findings.find((finding) => finding.cause === id);
      expect(own).toBeDefined();
      const alike = cause.doc.lookalikes.map((other) => other.cause);
      expect([id, ...alike]).toContain(findings[0]?.cause);
    },
  );

  test("is ruled out, or not testable, in its other example", () => {
    expect(findingsOf(fixture(ruledOut)).map(({ cause }) => cause)).not.toContain(id);
  });
});

test("every page is that of a cause", () => {
  const pages = readdirSync(new URL("../../src/causes/pages/", import.meta.url));
  expect(pages.toSorted()).toEqual(causes.map(({ id }) => `${id}.md`).toSorted());
});

test("evidence speaks of rows that are there", () => {
  for (const path of ["seed/question.log", "corpus/k2-019/train.log", "corpus/k3-054/train.log"]) {
    const [analysis] = analyze(fixture(path)).runs;
    for (const finding of analysis?.findings ?? []) {
      for (const { rows, certificate } of finding.evidence) {
        for (const row of [...(rows ?? []), ...(certificate?.rows ?? [])]) {
          expect(analysis?.rows.at(row)).toBeDefined();
        }
      }
    }
  }
});

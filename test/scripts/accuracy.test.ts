// docs/accuracy.md says of the runs in this repository what the program says of them now.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { verdicts } from "../../src/verdict/verdicts.ts";
import { analysisOf } from "../helpers/analysis-of.ts";

const scripts = await import(new URL("../../scripts/accuracy.mjs", import.meta.url).href);
const { parseTruth } = await import(new URL("../../scripts/truth.mjs", import.meta.url).href);
const folder = "fixtures/corpus";

function judged(): readonly unknown[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const [run] = analysisOf(`${folder}/${name}/train.log`).runs;
      const truth = parseTruth(readFileSync(`${folder}/${name}/truth.json`, "utf8"));
      return scripts.judge(name, truth, run, verdicts);
    });
}

test("the tables of fixtures/corpus are of now (else: npm run corpus -- --write)", () => {
  const page = readFileSync(new URL("../../docs/accuracy.md", import.meta.url), "utf8");
  const rows = judged();
  const tables = /<!-- own: start -->\n\n([^]*)\n\n<!-- own: end -->/.exec(page)?.[1];
  expect(tables).toBe(`${rows.length} runs.\n\n${scripts.accuracyTables(rows)}`);
});

describe("judging a run", () => {
  const truth = {
    cause: "weight-penalty",
    expected: ["weight-penalty"],
    outputs: ["a"],
    weights: { a: 2 },
    history: { loss: [1, 1], a_loss: [1, 1] },
  };
  interface Said {
    readonly verdict?: string;
    readonly certainty?: string;
    readonly between?: readonly string[];
    readonly also?: readonly string[];
    readonly cause?: string;
    readonly equallyLikely?: readonly string[];
    readonly range?: readonly [number | null, number | null];
  }
  const run = ({
    verdict = "hidden-term",
    certainty = "strong",
    between = [],
    also = [],
    cause = "weight-penalty",
    equallyLikely = [],
    range: [low, high] = [1, 3],
  }: Said): unknown => ({
    verdict: { id: verdict, certainty, between, also, equallyLikely },
    findings: [{ cause, certainty }],
    weights: [{ component: "a_loss", low, high }],
    epochs: 2,
  });
  const judgedAs = (said: Said, of: object = truth): Record<string, unknown> =>
    scripts.judge("x", of, run(said), verdicts);

  test.each<readonly [string, Said, object]>([
    ["right", {}, { isRight: true, isFirst: true, isNamed: true, outside: [] }],
    ["wrong", { verdict: "adds-up", cause: "adds-up" }, { isRight: false, isFirst: false }],
    [
      "the truth is among those it cannot tell",
      { verdict: "cannot-tell", between: ["other-weights", "hidden-term"] },
      { isRight: true, isOpen: true },
    ],
    [
      "the truth is not among those it cannot tell",
      { verdict: "cannot-tell", between: ["other-weights", "adds-up"] },
      { isRight: false, isOpen: true, isAccused: false },
    ],
    [
      "another cause first, the right one as likely",
      { cause: "hidden-loss", equallyLikely: ["hidden-loss", "weight-penalty"] },
      { isRight: true, isFirst: false, isNamed: true, names: 2 },
    ],
    ["a range without the truth", { range: [2.1, 3] }, { outside: ["a_loss 2 outside [2.1, 3]"] }],
    ["a range without an end", { range: [2, null] }, { outside: [] }],
    ["no range", { range: [null, null] }, { outside: [] }],
  ])("%s", (_, said, expected) => {
    expect(judgedAs(said)).toMatchObject(expected);
  });

  test("a family of `truth.json` is a verdict, one word or several", () => {
    const averaged = { ...truth, expected: ["partial-batch"], family: "averaging" };
    expect(judgedAs({ verdict: "measured-differently" }, averaged)["isRight"]).toBe(true);
    expect(judgedAs({}, averaged)["isRight"]).toBe(false);
    const both = { ...averaged, family: ["averaging", "hidden-term"] };
    expect(judgedAs({}, both)["isRight"]).toBe(true);
  });

  test("a short batch that is averaged unevenly is right too, where the term is named beside it", () => {
    const short = { verdict: "measured-differently", cause: "partial-batch" };
    const uneven = { ...truth, uneven_average: true };
    const both = { ...short, also: ["hidden-term"] };
    expect(judgedAs(both, uneven)).toMatchObject({ isRight: true, isFirst: true });
    expect(judgedAs(both, { ...truth, also: ["partial-batch"] })["isRight"]).toBe(true);
    expect(judgedAs(both)).toMatchObject({ isRight: false, isFirst: false });
    expect(judgedAs(short, uneven)).toMatchObject({ isRight: false, isFirst: false });
  });

  test("of components that add up, any other verdict is an accusation", () => {
    const clean = { ...truth, cause: "none", expected: ["adds-up"] };
    expect(judgedAs({}, clean)["isAccused"]).toBe(true);
    expect(judgedAs({ verdict: "adds-up", cause: "adds-up" }, clean)["isAccused"]).toBe(false);
    const small = { ...truth, largest_share: 4e-4 };
    expect(judgedAs({ verdict: "adds-up", cause: "adds-up" }, small)).toMatchObject({
      isRight: true,
      isFirst: true,
    });
    expect(scripts.judge("x", clean, undefined, verdicts)).toMatchObject({
      found: "nothing",
      isRight: false,
    });
  });

  test("a part that is nan in the history makes the log not finite", () => {
    const broken = {
      ...truth,
      expected: ["adds-up"],
      history: { loss: [1, null], a_loss: [1, null] },
    };
    expect(
      judgedAs({ verdict: "not-finite", cause: "component-not-finite" }, broken),
    ).toMatchObject({
      isRight: true,
      isFirst: true,
    });
  });

  test("the tables count right, open and wrong apart, by generator where there are several", () => {
    const rows = [
      { ...judgedAs({}), generator: "one" },
      {
        ...judgedAs({ verdict: "adds-up", certainty: "moderate", cause: "adds-up" }),
        generator: "two",
      },
      {
        ...judgedAs({ verdict: "cannot-tell", certainty: "possible", between: ["hidden-term"] }),
        generator: "two",
      },
    ];
    const tables = scripts.accuracyTables(rows) as string;
    expect(tables).toContain("| one | 1 | 100.0 % |");
    expect(tables).toContain("| two | 2 | 50.0 % |");
    expect(tables).toContain("| all | 3 | 66.7 % |");
    expect(tables).toContain("| strong | 1 | 100.0 % | 1 | 100.0 % |");
    expect(tables).toContain("| moderate | 1 | 0.0 % | 1 | 0.0 % |");
    expect(tables).toContain("| weight-penalty | 3 | 2 | 1 | 2 | 2 |");
    expect(tables).toContain(
      "- x (weight-penalty, 2 epochs): adds-up (moderate), right is hidden-term",
    );
  });
});

// Runs with known ledgers → what a finding says of the residual's course is seen in the residuals shown.

import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analysisOf } from "../helpers/analysis-of.ts";

const folder = "fixtures/corpus";
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /(?:train\.log|log\.csv)$/.test(path))
  .toSorted();

describe("a residual that is said to move one way every epoch", () => {
  test.for(files)("%s", (file) => {
    const { runs } = analysisOf(`${folder}/${file}`);
    for (const { findings, rows } of runs) {
      const clauses = findings.flatMap(({ evidence }) =>
        evidence.flatMap((one) => ("text" in one ? [one.text] : [])),
      );
      const shown = rows.flatMap(({ split, residual }) =>
        split === "train" && typeof residual?.value === "number" ? [residual] : [],
      );
      const steps = shown.slice(1).map(({ high, low }, i) => ({
        most: Number(high) - Number(shown[i]?.low),
        least: Number(low) - Number(shown[i]?.high),
      }));
      const falls = clauses.some((text) => text.startsWith("falls every epoch"));
      const rises = clauses.some((text) => text.startsWith("rises every epoch"));
      const against = steps.filter(
        ({ least, most }) => (falls && least > 0) || (rises && most < 0),
      );
      expect(against).toEqual([]);
    }
  });
});

// Logs of single Keras releases (fixtures/releases): each first finding is right, or says that the rows do not tell.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { analyze } from "../src/analysis/analyze.ts";

test.each([
  ["keras-3.4.1.log", "components-not-printed"],
  ["keras-3.6.0.log", "adds-up"],
  ["keras-3.15.1-last-batch.log", "averaging-mismatch"],
  ["keras-3.15.1-last-batch-12.log", "averaging-mismatch"],
])("%s: %s, or left open", (file, cause) => {
  const log = readFileSync(new URL(`../fixtures/releases/${file}`, import.meta.url));
  const [first] = analyze(log, { source: file }).runs[0]?.findings ?? [];
  const isOpen = first?.cause === "undetermined" || first?.certainty === "possible";
  expect(first?.cause === cause || isOpen).toBe(true);
});

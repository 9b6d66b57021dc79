// The path of a log → its analysis, worked out once: many tests look at the same logs, and their files share a process.

import { readFileSync } from "node:fs";

import { type Analysis, analyze } from "../../src/index.ts";

const known = new Map<string, Analysis>();

export function analysisOf(path: string): Analysis {
  const analysis = known.get(path) ?? analyze(readFileSync(path), { source: path });
  known.set(path, analysis);
  return analysis;
}

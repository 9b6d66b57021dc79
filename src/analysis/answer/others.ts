// A run → the causes that it may be instead of the likeliest one, in a sentence or two.

import { isPenalty } from "../../causes/cause.ts";
import { wordsOf } from "../../causes/index.ts";
import { isOfKeras } from "../../table/run.ts";
import { KIND_OF } from "../../verdict/verdicts.ts";
import type { RunAnalysis } from "../analysis.ts";
import { alike, inBrackets, SAID } from "./advice.ts";
import { listOf } from "./names.ts";
import { decided } from "./told.ts";

/** Other causes named. */
const OTHERS = 3;
/** What is no cause of a gap. */
const NO_CAUSES: ReadonlySet<string> = new Set(["undetermined", "adds-up"]);

export function othersOf(run: RunAnalysis): string | null {
  if (run.verdict.id === "cannot-tell" || run.filler !== null) return null;
  if (decided(run)?.verdict === "confirmed") return null;
  const same = alike(run);
  const said = new Set([...same, run.findings[0]?.cause ?? ""].map((cause) => wordsOf(cause).name));
  const causes = run.findings.map(({ cause }) => cause);
  const others = causes
    .filter((cause) => !NO_CAUSES.has(cause) && !same.includes(cause))
    .filter((cause) => !causes.includes(KIND_OF.get(cause) ?? ""))
    .map((cause) => wordsOf(cause).name)
    .filter((name) => !said.has(name));
  const names = [...new Set(others)];
  const alikes = lookingAlike(run, same);
  const less = names.length === 0 ? null : `Less likely: ${names.slice(0, OTHERS).join(", ")}.`;
  return alikes === null || less === null || run.verdict.certainty !== "possible"
    ? (alikes ?? less)
    : `${alikes} ${less}`;
}

/** `Also possible: a data-dependent term.`: causes that the log does not tell from a penalty. */
function lookingAlike(run: RunAnalysis, same: readonly string[]): string | null {
  const [best] = run.findings;
  if (best === undefined || !isOfKeras(run) || !isPenalty(best.cause)) return null;
  if (SAID.has(run.verdict.id)) return null;
  const own = wordsOf(best.cause).name;
  const others = same.filter((cause) => wordsOf(cause).name !== own);
  const names = [...new Set(others.map((cause) => inBrackets(run, cause)))];
  return names.length === 0 ? null : `Also possible: ${listOf(names, "or", 3)}.`;
}

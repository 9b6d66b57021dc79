// The public API.

export {
  FAMILY_NAMES as nextStepFamilies,
  type Recipe,
  allRecipes as nextSteps,
} from "./causes/next-steps.ts";
export { analyze, analyzeLog, WeightsError } from "./analysis/analyze.ts";
export type { AnalyzeOptions } from "./analysis/analyze-options.ts";
export type { Certificate, Evidence, Finding, NextStep } from "./causes/finding.ts";
export type {
  Analysis,
  ModelVerdict,
  Ranged,
  RowAnalysis,
  RunAnalysis,
  WeightRange,
} from "./analysis/analysis.ts";
export {
  acceptKnown,
  type AcceptedFinding,
  NO_REASON,
  renewed,
  staleEntries,
} from "./check/baseline.ts";
export { type Budgets, FAILING, type FailOn, type ResidualBudget } from "./check/budgets.ts";
export { dialectNames } from "./dialects/index.ts";
export { exitCodeOf, judge } from "./check/judge.ts";
export { ruleHelp, ruleIds } from "./check/rules/index.ts";
export type { CheckReport, News, Outcome, OutcomeVerdict, Unjudged } from "./analysis/outcome.ts";
export { escapeCsv, escapeTerminal, escapeWorkflow } from "./report/escape.ts";
export { demo } from "./pages/demo-page.ts";
export { causeSummaries, type CauseSummary, explain, type PageOptions } from "./pages/explain.ts";
export type { Format, RenderOptions, RuleHelp } from "./report/format.ts";
export { findFormat, formats } from "./report/formats/index.ts";
export {
  hasPenalty,
  type ModelConfig,
  ModelConfigError,
  readModelConfig,
} from "./read/model-config.ts";
export type { Sequence } from "./math/sequence.ts";
export { readScript, type ScriptLine, type ScriptLines } from "./read/script-lines.ts";
export { createEpochWatch, type EndedEpoch, type EpochWatch } from "./read/epoch-watch.ts";
export { type Known, liveEntry, type LiveEntry, type LiveTerm } from "./analysis/live-entry.ts";
export { newsOf } from "./check/news.ts";
export { liveLine, liveNews, liveStart } from "./report/terminal/live-lines.ts";
export { createLogReader, type LogReader, type ReadOptions, readLog } from "./read/read-log.ts";
export { rowFormats } from "./report/rows/index.ts";
export { type ReadRow, readRows } from "./report/rows/read-row.ts";
export type { RowFormat, RowOptions, SourceReject } from "./report/rows/row-format.ts";
export { plainStyle, type Style } from "./report/style.ts";
export { sizeOfRun } from "./table/assemble.ts";
export type { Printed } from "./table/printed.ts";
export { mayBeTotal } from "./table/loss-names.ts";
export { UnknownColumnError } from "./table/declared-column.ts";
export type { ColumnRole, Role } from "./table/roles.ts";
export type { LogRecord, Origin, Row, Split } from "./table/row.ts";
export {
  isOfKeras,
  type Log,
  type Reject,
  type Run,
  type Skipped,
  type Writer,
} from "./table/run.ts";
export type { WeightStatus } from "./analysis/shown-weights.ts";
export { CERTAINTIES, type Certainty } from "./verdict/judgement.ts";
export { type VerdictId, type VerdictRecord, verdicts } from "./verdict/verdicts.ts";

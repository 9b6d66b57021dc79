// By the key of a flag that takes a value: values that it takes, and values that it refuses.

interface FlagValues {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export const flagValues: Readonly<Record<string, FlagValues>> = {
  liveTo: { good: ["stdout", "stderr", "tty", "ledger.txt"], bad: [""] },
  reportTo: { good: ["stdout", "stderr", "tty", "report.txt"], bad: [""] },
  maxResidual: {
    good: ["1%", "0.05", "train=1%,val=5%", "val=0.5%", "0", "1e-3"],
    bad: ["", "%", "-1", "1%%", "test=1%", "1%,2%", "train=1%,train=2%", "101%", "nan"],
  },
  failOn: {
    good: [
      "strong",
      "moderate",
      "none",
      "other-weights",
      "weight-penalty,nan-hidden-term",
      "strong,partial-batch",
    ],
    bad: ["", "wieght-penalty", "strong,", "strong,moderate", "none,strong", "nothing-to-compare"],
  },
  minEpochs: { good: ["1", "20"], bad: ["", "0", "-1", "1.5", "many"] },
  against: { good: ["main.log", "-"], bad: [""] },
  baseline: { good: ["lossledger-baseline.json"], bad: [""] },
  reason: { good: ["L2 on purpose, see model.py"], bad: ["", " "] },
  total: { good: ["loss", "total_loss"], bad: [""] },
  components: { good: ["a_loss,b_loss", "a b, c/d"], bad: ["", "a_loss,,b_loss", "a,a"] },
  weights: {
    good: ["1,0.2", "a=1,b_loss=0.2", "infer", "1e-3", "x=y=2"],
    bad: ["", "1,", "a=", "=1", "1,b=2", "-1", "nan", "a=1,a=2"],
  },
  penalty: { good: ["0.62", "3.5e-2", "0"], bad: ["", "-1", "nan", "much", "1%"] },
  model: { good: ["fixtures/models/two-outputs.keras"], bad: ["", "missing.keras"] },
  source: { good: ["fixtures/models/train.py"], bad: ["", "missing.py"] },
  signs: { good: ["non-negative", "free"], bad: ["", "both"] },
  precision: { good: ["float64", "float32", "float16", "bfloat16"], bad: ["", "double", "32"] },
  updates: { good: ["auto", "never"], bad: ["", "always"] },
  split: { good: ["train", "val"], bad: ["test", ""] },
  epochs: { good: ["5..20", "5", "5..", "..20"], bad: ["", "..", "20..5", "5-20", "a..b"] },
  dialect: { good: ["pairs", "detectron2", "keras-bar"], bad: ["", "pytorch"] },
  format: {
    good: ["text", "json", "json=out.json", "ndjson=a=b.txt", "sarif=out.sarif", "github"],
    bad: ["", "xml", "json=", "sarfi"],
  },
  rowFormat: { good: ["table", "csv", "json", "ndjson"], bad: ["", "text", "json=out.json"] },
  pageFormat: { good: ["text", "md"], bad: ["", "html", "md=out.md"] },
  color: { good: ["auto", "always", "never"], bad: ["", "yes"] },
  width: { good: ["40", "120"], bad: ["", "39", "401", "80.5", "wide"] },
  config: { good: ["ci/lossledger.json", "pyproject.toml"], bad: [""] },
};

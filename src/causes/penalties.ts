// Causes that are a penalty on the weights, which `--expect-penalty` declares.

const PENALTIES: ReadonlySet<string> = new Set(["weight-penalty", "single-output-penalty"]);

export function isPenalty(cause: string): boolean {
  return PENALTIES.has(cause);
}

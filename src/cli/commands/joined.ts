// The analyses of several logs and the messages for the others → one analysis of them all.

import type { Analysis, Unjudged } from "../../index.ts";
import { type CliError, messageOf } from "../errors.ts";

function unjudgedOf(error: CliError): Unjudged {
  const { where, seen, next } = messageOf(error);
  return { source: where, seen, next };
}

export function joined(analyses: readonly Analysis[], failures: readonly CliError[]): Analysis {
  return {
    schema: "lossledger/v1",
    runs: analyses.flatMap(({ runs }) => runs),
    sources: analyses.flatMap(({ sources }) => sources),
    ...(failures.length === 0 ? {} : { unjudged: failures.map(unjudgedOf) }),
  };
}

import type { Analysis } from "../analysis/analysis.ts";
import type { Style } from "./style.ts";

/** More runs than these are summed up or folded: each has a screen of its own. */
export const MOST_WHOLE_RUNS = 3;

export interface RenderOptions {
  readonly style: Style;
  /** Columns of the output, 40 or more. */
  readonly width: number;
  /** Also say why each column was taken as what, what was tested and what could not be. */
  readonly verbose: boolean;
  /** Also draw the total and its parts over the epochs. */
  readonly plot?: boolean;
  /** One line a run and nothing else. */
  readonly brief?: boolean;
  /** Only the verdict with its table, and what else it may be. */
  readonly glance?: boolean;
  /** Path of a source from the root of its repository, with `/`; null for one that is no file. As named unless given. */
  readonly pathOf?: (source: string) => string | null;
  /** The help of a rule or cause, for reports that carry it. */
  readonly ruleHelp?: (rule: string) => RuleHelp | undefined;
  /** Version of lossledger, for reports that name it. */
  readonly version?: string;
}

export interface RuleHelp {
  readonly text: string;
  readonly markdown: string;
}

/** One output format: an Analysis in, text out; no I/O, no environment. */
export interface Format {
  readonly id: string;
  /** The report on several logs is made of the reports on each, so that each can be given as soon as it is there. */
  readonly isJoined?: true;
  /** Whether it says what became of every residual model, which takes a tenth of the time of small logs to find out. */
  readonly showsModels?: "always" | "verbose";
  readonly render: (analysis: Analysis, options: RenderOptions) => string;
  /** The same in pieces of any length, where it may be longer than a string can be (512 MiB): each is made when it is asked for. */
  readonly pieces?: Pieces;
}

type Pieces = (analysis: Analysis, options: RenderOptions) => Iterable<string>;

export function writtenInPieces(pieces: Pieces): Pick<Format, "render" | "pieces"> {
  return { pieces, render: (analysis, options) => [...pieces(analysis, options)].join("") };
}

/** One line as a terminal would finally show it, with its place in the input. */
export interface Line {
  /** 1-based number of the physical line (separated by LF, CRLF or a lone CR that ends a line) it stands on. */
  readonly number: number;
  /** Text with in-place updates applied and ANSI sequences and other control characters removed. */
  readonly text: string;
  /** What it was before, where anything was removed. */
  readonly raw?: string;
  /** False for an in-place update that a later one on the same physical line replaced. */
  readonly settled: boolean;
  /** Longer than the settler takes: `text` is only its beginning. */
  readonly cut?: true;
  /** Begins another part of the input, such as a cell of a notebook: no row goes on from the lines before. */
  readonly apart?: true;
  /** The input ended on this line without a line end, so its last number may be cut short. */
  readonly unended?: true;
}

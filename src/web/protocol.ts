// What the page and its worker say to each other.

/** One log to read: a file, or what was typed or pasted. */
export interface PageLog {
  readonly name: string;
  readonly blob: Blob;
}

export interface PageReport {
  readonly kind: "report";
  /** The page of `--format html`. */
  readonly html: string;
  readonly markdown: string;
}

export type Reply =
  /** Bytes that are read, of all; null once they are, and the numbers are worked out. */
  | { readonly kind: "progress"; readonly share: number | null }
  /** Nothing was found to report on: what was seen, and how to go on. */
  | { readonly kind: "nothing"; readonly seen: string; readonly next: string }
  | PageReport;

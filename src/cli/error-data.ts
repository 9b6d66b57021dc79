// What each message of the program is made of.

export interface ErrorData {
  readonly "missing-file": { readonly path: string; readonly command?: string | undefined };
  readonly directory: { readonly path: string };
  readonly "no-logs": { readonly path: string };
  readonly "no-match": { readonly pattern: string };
  readonly "too-many-entries": { readonly path: string; readonly at: string };
  readonly "too-deep": { readonly path: string; readonly at: string };
  readonly "no-permission": { readonly path: string };
  readonly unreadable: { readonly path: string; readonly reason: string };
  readonly empty: { readonly source: string };
  readonly binary: {
    readonly source: string;
    readonly kind: string;
    readonly advice?: string | undefined;
  };
  readonly refused: {
    readonly source: string;
    readonly what: string;
    readonly line: number;
    readonly reason: string;
  };
  readonly "no-losses": {
    readonly source: string;
    readonly lines: number;
    readonly rejected: number;
    readonly looksLike: string | null;
    readonly first: string;
    /** What is known of the program that printed it. */
    readonly known?: string | undefined;
  };
  readonly "no-total": {
    readonly source: string;
    readonly columns: readonly string[];
    /** Columns that are named as totals are, where there is more than one. */
    readonly totals: readonly string[];
    /** How the program that printed it can be made to print one. */
    readonly next?: string | undefined;
  };
  readonly "one-metric": { readonly source: string };
  readonly "only-total": {
    readonly source: string;
    readonly total: string;
    readonly rows: number;
    readonly runs: number;
    /** False where another program printed it. */
    readonly isKeras: boolean;
  };
  readonly "only-parts": {
    readonly source: string;
    readonly parts: readonly string[];
    readonly rows: number;
    readonly runs: number;
    /** How the program that printed it can be made to print a total. */
    readonly next?: string | undefined;
  };
  readonly "no-rows-left": { readonly source: string; readonly range: string };
  readonly "unknown-column": {
    readonly source: string;
    readonly column: string;
    readonly known: readonly string[];
    readonly nearest?: string | undefined;
  };
  readonly "unknown-cause": {
    readonly cause: string;
    readonly nearest?: string | undefined;
    readonly command: "explain" | "demo";
  };
  readonly "unknown-command": {
    readonly name: string;
    readonly nearest?: string | undefined;
    readonly known: readonly string[];
  };
  readonly "unknown-shell": {
    readonly name: string;
    readonly nearest?: string | undefined;
    readonly known: readonly string[];
  };
  readonly "no-example": { readonly cause: string };
  readonly "bad-weights": {
    readonly source: string;
    readonly reason: string;
    readonly nearest?: string | undefined;
  };
  readonly "bad-option": { readonly flag: string; readonly value: string; readonly wrong: string };
  readonly "bad-config": { readonly path: string; readonly key: string; readonly wrong: string };
  readonly "two-configs": { readonly paths: readonly string[] };
  readonly "unknown-variable": { readonly name: string; readonly nearest?: string | undefined };
  readonly "no-command": Record<never, never>;
  readonly "no-pipe": Record<never, never>;
  readonly "cannot-run": { readonly command: string; readonly code: string };
  readonly "twice-stdout": { readonly formats: readonly string[] };
  readonly damaged: { readonly source: string; readonly note: string };
  readonly "inflates-too-far": { readonly source: string; readonly limit: number };
  readonly "no-baseline": { readonly path: string; readonly why: string };
  readonly "bad-baseline": {
    readonly path: string;
    readonly key: string;
    readonly wrong: string;
  };
  readonly "baseline-needed": { readonly flag: string };
  readonly "written-twice": { readonly path: string; readonly outputs: readonly string[] };
  readonly overwritten: { readonly output: string; readonly path: string };
  readonly "cannot-write": { readonly path: string; readonly code: string };
}

/** How a format marks text up; a record of functions so that formats know nothing of chalk, HTML or terminals. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly code: (text: string) => string;
  /** True when the output can show characters beyond ASCII. */
  readonly unicode: boolean;
}

const same = (text: string): string => text;

/** No markup at all. */
export function plainStyle(unicode: boolean): Style {
  return { strong: same, dim: same, good: same, bad: same, warn: same, code: same, unicode };
}

// Pages of docs/ that come with the program: `lossledger help PAGE` prints them.

export const pages: readonly string[] = [
  "config",
  "contracts",
  "faq",
  "formats",
  "inputs",
  "keras-releases",
  "library",
  "many-logs",
];

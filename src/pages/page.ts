// The parts that a page of documentation is made of, before it is text for a terminal or Markdown.

/** Texts mark names and numbers with backticks. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "item"; readonly term: string | null; readonly text: string }
  | { readonly kind: "code"; readonly caption: string; readonly code: string }
  | { readonly kind: "link"; readonly url: string };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

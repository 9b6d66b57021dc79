// Text outside of code in Markdown: GitHub and GitLab make no reference of it.

import { expect, test } from "vitest";

import { escapeMarkdown } from "../../src/report/escape.ts";

test.each([
  ["GH-26 and gh-7", "GH<!-- -->-26 and gh<!-- -->-7"],
  ["#12, a/b#12, !3 of @name", "\\#12, a/b\\#12, !3 of @<!-- -->name"],
  [
    "fixed in 16c999e8c71134401a78d4d46435517b2271d6ac",
    "fixed in 1<!-- -->6c999e8c71134401a78d4d46435517b2271d6ac",
  ],
  ["at a1b2c3d.", "at a<!-- -->1b2c3d."],
  ["1234567 of 0.2345678e-05, effaced, RGH-1", "1234567 of 0.2345678e-05, effaced, RGH-1"],
])("%s", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

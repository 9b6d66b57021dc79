// Weights that are shown beside a hidden term: fitted ones are called so, and others than 1 are claimed only where 1 is ruled out.

import { expect, test } from "vitest";

import { run } from "../../helpers/fake-io.ts";

/** Two parts that go their own ways, and a term that falls slowly. */
function logOf(weights: readonly [number, number]): string {
  const rows = Array.from({ length: 16 }, (_, i) => {
    const [a, b] = [1 + Math.sin(2.1 * i) / 2, 2 / (1 + i) + (1 + Math.cos(1.7 * i)) / 3];
    const loss = weights[0] * a + weights[1] * b + 20 * 0.95 ** i;
    return `${i},${a.toFixed(6)},${b.toFixed(6)},${loss.toFixed(6)}`;
  });
  return ["epoch,a_loss,b_loss,loss", ...rows, ""].join("\n");
}

async function told(args: readonly string[], stdin = ""): Promise<[text: string, also: string]> {
  const text = (await run(args, { stdin })).stdout.replace(/\s+/g, " ");
  const json = JSON.parse((await run([...args, "-f", "json"], { stdin })).stdout) as {
    runs: { verdict: { also: string[] } }[];
  };
  return [text, json.runs[0]?.verdict.also.join() ?? ""];
}

test("weights that the rows rule 1 out for hold beside the term", async () => {
  const [text, also] = await told(["-"], logOf([5, 0.3]));
  expect(text).toContain("Also, not all weights are 1: 5 for a and 0.3 for b");
  expect(also).toBe("other-weights");
});

test("weights that may as well be 1 are fitted, and nothing more is said of them", async () => {
  const [text, also] = await told(["fixtures/corpus/k2-054/events"]);
  expect(text).toContain("The weights are fitted: 0.98 for main_output");
  expect(text).toContain("others are possible, too.");
  expect(text).not.toContain("not all weights are 1");
  expect(also).toBe("");
});

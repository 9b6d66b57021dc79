// The tag of a release → whether the repository is ready for it; says all that is missing. `npm run release-check -- v1.2.3`

import { readFileSync } from "node:fs";

const [tag = ""] = process.argv.slice(2);
const { version, repository } = JSON.parse(readFileSync("package.json", "utf8"));
const python = /^version = "(.*)"$/m.exec(readFileSync("python/pyproject.toml", "utf8"))?.[1];
const changes = readFileSync("CHANGELOG.md", "utf8");

const missing = [
  [tag === `v${version}`, `the tag is ${tag || "missing"}, and package.json says ${version}`],
  [python === version, `python/pyproject.toml says ${python}, and package.json ${version}`],
  [
    changes.includes(`\n## [${version}] - `),
    `CHANGELOG.md has no heading \`## [${version}] - DATE\``,
  ],
  // The registry refuses a statement of provenance for another repository than the package names.
  [
    repository !== undefined,
    "package.json names no repository: npm run set-repository -- https://…",
  ],
].flatMap(([holds, words]) => (holds ? [] : [words]));

for (const words of missing) process.stderr.write(`${words}\n`);
process.exitCode = missing.length === 0 ? 0 : 1;

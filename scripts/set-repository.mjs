// The address of the repository → `repository`, `homepage` and `bugs` of package.json, the addresses of the Python package, and
// the examples of the action and the hook: `npm run set-repository -- https://github.com/OWNER/NAME`. Run again, it puts in the new address.

import { readFileSync, writeFileSync } from "node:fs";

const [given = ""] = process.argv.slice(2);
const address = given.replace(/\/$|\.git$/, "");

if (!/^https:\/\/[\w.-]+(?:\/[\w.-]+){2,}$/.test(address)) {
  process.stderr.write(
    "an address is needed: npm run set-repository -- https://github.com/OWNER/NAME\n",
  );
  process.exit(2);
}

rewrite("package.json", (text) => {
  const { name, version, description, keywords, ...rest } = JSON.parse(text);
  const manifest = {
    name,
    version,
    description,
    keywords,
    ...rest,
    homepage: `${address}#readme`,
    bugs: { url: `${address}/issues` },
    repository: { type: "git", url: `git+${address}.git` },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
});

rewrite("python/pyproject.toml", (text) => {
  const table = `[project.urls]\nRepository = "${address}"\nIssues = "${address}/issues"\n\n`;
  const others = text.replace(/\[project\.urls\]\n(?:\w+ = .*\n)*\n/, "");
  return others.replace("[tool.setuptools]\n", `${table}[tool.setuptools]\n`);
});

rewrite("docs/formats.md", (text) =>
  text
    .replace(/(?<= - repo: )\S+/, address)
    .replace(/(?<=- uses: )\S+(?=@v0)/, new URL(address).pathname.slice(1)),
);

function rewrite(path, change) {
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) return;
  writeFileSync(path, after);
  process.stdout.write(`wrote ${path}\n`);
}

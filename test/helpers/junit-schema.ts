// JUnit XML → an error where the schema that Jenkins reads by (xunit-plugin, junit-10.xsd) or that of Ant forbids it.

interface Rule {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
  /** Children by their order: each group may come `most` times before the next. */
  readonly children: readonly { readonly names: readonly string[]; readonly most: number }[];
}

const RULES: Readonly<Record<string, Rule>> = {
  testsuites: {
    needed: [],
    allowed: ["name", "time", "tests", "failures", "errors"],
    children: [{ names: ["testsuite"], most: Infinity }],
  },
  testsuite: {
    needed: ["name", "tests", "failures", "errors"],
    allowed: ["skipped", "time", "timestamp", "hostname", "id", "package"],
    children: [
      { names: ["properties"], most: 1 },
      { names: ["testcase"], most: Infinity },
      { names: ["system-out"], most: 1 },
      { names: ["system-err"], most: 1 },
    ],
  },
  testcase: {
    needed: ["name", "classname"],
    allowed: ["time"],
    children: [
      { names: ["skipped", "error", "failure"], most: 1 },
      { names: ["system-out"], most: 1 },
      { names: ["system-err"], most: 1 },
    ],
  },
  failure: { needed: ["type"], allowed: ["message"], children: [] },
  error: { needed: ["type"], allowed: ["message"], children: [] },
  skipped: { needed: [], allowed: ["message"], children: [] },
  "system-out": { needed: [], allowed: [], children: [] },
};

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
}

const TAG = /<(\/?)([a-z-]+)((?: [a-zA-Z:]+="[^"<]*")*)\s*(\/?)>/g;

/** The root of well-formed XML without comments and sections. */
function parse(xml: string): Element {
  const root: Element = { name: "", attributes: new Map(), children: [] };
  const open: Element[] = [root];
  for (const [, end, name = "", own = "", single] of xml.matchAll(TAG)) {
    if (end === "/") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> ends nothing`);
      continue;
    }
    const attributes = new Map(
      [...own.matchAll(/ ([a-zA-Z:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
    );
    const element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (single === "") open.push(element);
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || only === undefined || more.length > 0) throw new Error("not one root");
  return only;
}

function check({ name, attributes, children }: Element): void {
  const rule = RULES[name];
  if (rule === undefined) throw new Error(`no element <${name}>`);
  for (const key of rule.needed)
    if (!attributes.has(key)) throw new Error(`<${name}> without ${key}`);
  for (const [key, value] of attributes) {
    if (![...rule.needed, ...rule.allowed].includes(key)) throw new Error(`<${name} ${key}>`);
    const isNumber = ["time", "tests", "failures", "errors", "skipped"].includes(key);
    if (isNumber && !/^\d+(?:\.\d+)?$/.test(value)) throw new Error(`<${name} ${key}="${value}">`);
  }
  let group = 0;
  let count = 0;
  for (const child of children) {
    while (group < rule.children.length && !rule.children[group]?.names.includes(child.name)) {
      group += 1;
      count = 0;
    }
    count += 1;
    if (count > (rule.children[group]?.most ?? 0))
      throw new Error(`<${child.name}> out of place in <${name}>`);
    check(child);
  }
}

function casesOf(element: Element): readonly Element[] {
  return element.name === "testcase" ? [element] : element.children.flatMap(casesOf);
}

/** Throws where the text breaks a schema, or a count is not that of its cases. */
export function readJunit(xml: string): void {
  const root = parse(xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, ""));
  if (root.name !== "testsuites") throw new Error(`the root is <${root.name}>`);
  check(root);
  for (const suite of [root, ...root.children]) {
    const cases = casesOf(suite);
    const having = (name: string): number =>
      cases.filter(({ children }) => children[0]?.name === name).length;
    const counts = {
      tests: cases.length,
      failures: having("failure"),
      errors: having("error"),
      skipped: having("skipped"),
    };
    for (const [key, value] of Object.entries(counts)) {
      const said = suite.attributes.get(key);
      if (said !== undefined && Number(said) !== value)
        throw new Error(`${key}="${said}", and there are ${value}`);
    }
  }
}

// The page: a log is typed, pasted, dropped or chosen; its report is shown below, and can be copied.

import { createDesk } from "./desk.ts";
import type { PageLog, PageReport, Reply } from "./protocol.ts";

/** Characters that a text box holds without making the page slow; more is read and not shown. */
const LONGEST_SHOWN = 200_000;
/** Milliseconds without a key until what was typed is read. */
const PAUSE = 250;
/** Milliseconds until reading that goes on shows how far it is. */
const PATIENCE = 300;

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`no ${id} on the page`);
}

const box = element("log", HTMLTextAreaElement);
const files = element("files", HTMLInputElement);
const bar = element("bar", HTMLElement);
const status = element("status", HTMLElement);
const work = element("work", HTMLElement);
const progress = element("progress", HTMLProgressElement);
const percent = element("percent", HTMLElement);
const actions = element("actions", HTMLElement);
const save = element("save", HTMLAnchorElement);
const copied = element("copied", HTMLElement);
const markdown = element("markdown", HTMLTextAreaElement);
const place = element("report", HTMLElement);

let pause: ReturnType<typeof setTimeout> | undefined;
let patience: ReturnType<typeof setTimeout> | undefined;
let read = "";
let shown: PageReport | undefined;
/** What is typed is looked at in the box; of all else, pasted text included, the report is. */
let isTyped = false;

const desk = createDesk(element("worker", HTMLElement).textContent.trim(), onReply, (reason) => {
  settle(`Reading failed: ${reason || "the browser ended it, perhaps for want of memory"}.`);
  show(undefined);
});

/** Reads what is there now; nothing where there is nothing. */
function take(inputs: readonly PageLog[], unseen = false): void {
  clearTimeout(pause);
  isTyped = false;
  const size = inputs.reduce((sum, { blob }) => sum + blob.size, 0);
  const [first] = inputs;
  if (first === undefined || size === 0) {
    desk.cancel();
    show(undefined);
    settle(first === undefined ? "" : `${first.name} is empty.`);
    return;
  }
  const name = inputs.length === 1 ? first.name : `${inputs.length} files`;
  read = `${name}, ${sizeText(size)}${unseen ? " (too long for the box)" : ""}`;
  settle("");
  place.classList.add("old");
  patience = setTimeout(() => {
    work.hidden = false;
    status.textContent = `Reading ${read}…`;
  }, PATIENCE);
  desk.ask(inputs);
}

function takeText(text: string, name = "pasted log"): void {
  take(text === "" ? [] : [{ name, blob: new Blob([text]) }], text.length > LONGEST_SHOWN);
}

/** Shows it as well, unless it is too long. What is read is the text itself: a box has no carriage returns. */
function putText(text: string, name?: string): void {
  files.value = "";
  box.value = text.length > LONGEST_SHOWN ? "" : text;
  takeText(text, name);
}

function takeFiles(list: FileList): void {
  if (list.length === 0) return;
  box.value = "";
  take(Array.from(list, (blob) => ({ name: blob.name, blob })));
}

function onReply(answer: Reply): void {
  if (answer.kind === "progress") {
    if (answer.share === null) {
      unknownShare();
      // How far the working out has come is not known before it is done.
      if (!work.hidden) status.textContent = `All of ${read} is read. Working out the report…`;
    } else {
      progress.value = answer.share;
      percent.textContent = `${Math.floor(100 * answer.share)} %`;
    }
    return;
  }
  if (answer.kind === "report") {
    settle(`The report on ${read}:`);
    show(answer);
    return;
  }
  settle(`No report on ${read}: ${answer.seen}. To go on: ${answer.next}.`);
  show(undefined);
}

function unknownShare(): void {
  progress.removeAttribute("value");
  percent.textContent = "";
}

/** Nothing is being read any more. */
function settle(text: string): void {
  clearTimeout(patience);
  work.hidden = true;
  unknownShare();
  status.textContent = text;
}

/** The report is parsed without running anything, and only its elements are taken over. */
function show(report: PageReport | undefined): void {
  shown = report;
  actions.hidden = report === undefined;
  copied.hidden = true;
  place.classList.remove("old");
  URL.revokeObjectURL(save.href);
  if (report === undefined) {
    place.replaceChildren();
    document.title = "lossledger";
    return;
  }
  save.href = URL.createObjectURL(new Blob([report.html], { type: "text/html" }));
  const page = new DOMParser().parseFromString(report.html, "text/html");
  place.replaceChildren(...(page.querySelector("main")?.childNodes ?? []));
  document.title = page.title;
  if (!isTyped && place.getBoundingClientRect().top > 0.75 * window.innerHeight)
    bar.scrollIntoView();
}

async function copy(): Promise<void> {
  if (shown === undefined) return;
  try {
    await navigator.clipboard.writeText(shown.markdown);
    copied.hidden = true;
    status.textContent = "Copied as Markdown.";
  } catch {
    // A page without https may not write to the clipboard, and anybody may forbid it.
    copied.hidden = false;
    markdown.value = shown.markdown;
    markdown.select();
    markdown.focus();
    status.textContent = "The browser does not let this page copy. Here it is, selected.";
  }
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

box.addEventListener("input", (event) => {
  clearTimeout(pause);
  files.value = "";
  const isPasted = event instanceof InputEvent && event.inputType === "insertFromPaste";
  pause = setTimeout(() => {
    takeText(box.value);
    isTyped = !isPasted;
  }, PAUSE);
});

document.addEventListener("paste", (event) => {
  const pasted = event.clipboardData;
  if (pasted === null || event.target === markdown) return;
  const text = pasted.getData("text/plain");
  const isPlain = event.target === box && text.length <= LONGEST_SHOWN && !/\r(?!\n)/.test(text);
  if (pasted.files.length > 0) takeFiles(pasted.files);
  else if (text !== "" && !isPlain) putText(text);
  else return;
  event.preventDefault();
});

// The same file may be chosen again, as a training has gone on or its reading was cancelled: that is a change only of none.
files.addEventListener("click", () => {
  files.value = "";
});
files.addEventListener("change", () => {
  if (files.files !== null) takeFiles(files.files);
});

for (const kind of ["dragenter", "dragover"] as const) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
}

document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.body.classList.remove("dropping");
});

document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  files.value = "";
  const { files: dropped, items } = event.dataTransfer ?? {};
  const isFolder = [...(items ?? [])].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  if (isFolder) settle("That is a folder: drop the logs in it.");
  else if (dropped !== undefined && dropped.length > 0) takeFiles(dropped);
  else putText(event.dataTransfer?.getData("text/plain") ?? "");
});

for (const example of document.querySelectorAll<HTMLButtonElement>("button[data-log]")) {
  example.addEventListener("click", () => {
    putText(example.dataset["log"] ?? "", example.dataset["name"]);
  });
}

element("clear", HTMLButtonElement).addEventListener("click", () => {
  box.value = "";
  files.value = "";
  take([]);
  box.focus();
});

element("cancel", HTMLButtonElement).addEventListener("click", () => {
  if (!desk.cancel()) return;
  show(undefined);
  settle(`Reading ${read} was cancelled.`);
  box.focus();
});

element("copy", HTMLButtonElement).addEventListener("click", () => void copy());
element("input", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());

// A browser that goes back keeps what was typed.
if (box.value !== "") takeText(box.value);

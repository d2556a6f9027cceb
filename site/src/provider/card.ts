/** One document: why it is needed, where it stands, a place to drop files, and what is being sent. */
import { h, put } from "../lib/dom";
import { adviceOn, documentWords } from "../lib/file";
import { bytes, day } from "../lib/format";
import { button } from "../lib/parts";
import { dropPending, keepPending, type Pending } from "../lib/pending";
import type { DocumentItem } from "../lib/types";
import { formOf } from "./smallform";
import type { Transfer } from "./transfer";

const MAX_BYTES = 20 * 1024 * 1024;
const TYPES: Record<string, string> = { pdf: "application/pdf", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", tif: "image/tiff", tiff: "image/tiff" };
const EXPIRES = ["dea-certificate", "malpractice-face-sheet", "clia-certificate", "license", "accreditation"];

export interface Card {
  el: HTMLElement;
  update: (d: DocumentItem) => void;
  /** Asks when the files expire, and then sends them. */
  ask: (files: Pending[]) => void;
  show: (t: Transfer) => void;
}

export function drawCard(first: DocumentItem, applicationId: string, send: (file: Pending) => void): Card {
  const state = h("div");
  const refused = h("div");
  const question = h("div");
  const list = h("div");
  const rows = new Map<string, Row>();
  const el = h("li.panel", { id: first.type }, state, place(), refused, question, list);
  let drawn = "";
  let asked: Pending[] = [];
  update(first);
  return { el, update, ask, show };

  function update(d: DocumentItem): void {
    if (drawn === (drawn = JSON.stringify(d))) return;
    const [words, tone] = documentWords[d.state] ?? [d.state, "plain"];
    put(
      state,
      h("div.card-head", h("h2", d.name), h(`span.tag.tag--${tone}`, words)),
      h("p", d.why, !d.required && " You may send it; we do not need it."),
      d.reason && h("p", h("strong", "What is wrong: "), d.reason),
      d.fix && h("p", h("strong", adviceOn(d.state)), d.fix),
      d.expiresOn && h("p.why", `Expires ${day(d.expiresOn)}`),
    );
  }

  /** Where files go in; out of the way when we have what we need. */
  function place(): HTMLElement {
    const have = ["accepted", "in-review", "checking"].includes(first.state);
    return have ? h("details", h("summary", "Send a newer one"), drop()) : drop();
  }

  function drop(): HTMLElement {
    const id = `file-${first.type}`;
    const pick = (event: Event) => {
      const input = event.target as HTMLInputElement;
      take([...(input.files ?? [])]);
      input.value = "";
    };
    const box = h(
      "div.drop",
      h("label.usa-label", { for: id }, `Choose files or take a photo: ${first.name}`),
      h("input", { id, type: "file", multiple: true, accept: "application/pdf,image/png,image/jpeg,image/tiff", onchange: pick }),
      h("p.why.drag", "Or drag files here."),
    );
    const over = (on: boolean) => (event: Event) => {
      event.preventDefault();
      box.classList.toggle("over", on);
    };
    box.addEventListener("dragover", over(true));
    box.addEventListener("dragleave", over(false));
    box.addEventListener("drop", (event) => {
      over(false)(event);
      take([...((event as DragEvent).dataTransfer?.files ?? [])]);
    });
    return box;
  }

  function take(files: File[]): void {
    const bad = files.map((f) => [f, whyNot(f)] as const).filter(([, why]) => why);
    const good = files.filter((f) => !whyNot(f));
    put(refused, bad.length > 0 && h("ul.usa-list", { role: "alert" }, bad.map(([f, why]) => h("li", h("strong", f.name), `: ${why}`))));
    const taken = good.map((f): Pending => ({ id: crypto.randomUUID(), applicationId, type: first.type, name: f.name, contentType: typeOf(f)!, file: f }));
    if (EXPIRES.includes(first.type)) ask(taken);
    else taken.forEach(send);
  }

  function ask(files: Pending[]): void {
    if (!files.length) return;
    asked = [...asked, ...files];
    const values = { expiresOn: asked[0]!.expiresOn };
    const keep = () => asked.forEach((f) => void keepPending(Object.assign(f, values, { asking: true })));
    const form = formOf([{ at: "/expiresOn", label: "When does it expire?", kind: "date", future: true, hint: "The date is on the document." }], `/${first.type}`, values, keep);
    const done = (then: (f: Pending) => void) => {
      put(question);
      for (const f of asked.splice(0)) then(f);
    };
    const go = (event: Event) => {
      event.preventDefault();
      if (!form.check().length) done((f) => send({ ...f, asking: false }));
    };
    const drop = button("Do not send", () => done((f) => void dropPending(f.id)), "outline");
    put(question, h("form", { novalidate: true, onsubmit: go }, h("p", asked.map((f) => f.name).join(", ")), form.el, h("div.row", h("button.usa-button", { type: "submit" }, "Send"), drop)));
    keep();
    question.querySelector<HTMLElement>("select")?.focus();
  }

  function show(t: Transfer): void {
    let row = rows.get(t.file.id);
    if (!row) {
      row = rowOf(t);
      rows.set(t.file.id, row);
      list.append(row.el);
    }
    row.show(t);
  }
}

interface Row {
  el: HTMLElement;
  show: (t: Transfer) => void;
}

function rowOf(t: Transfer): Row {
  const message = h("span", { role: "status" });
  const meter = h("progress.meter", { max: 1, "aria-label": `Sending ${t.file.name}` });
  const controls = h("div");
  let phase = "";
  const el = h("div.transfer", h("p", h("strong", t.file.name), ` (${bytes(t.file.file.size)}) `, message), controls, meter);
  return { el, show };

  function show(now: Transfer): void {
    meter.value = now.phase === "sending" || now.phase === "waiting" ? now.share : 1;
    if (phase === now.phase && message.textContent === now.message) return;
    phase = now.phase;
    message.textContent = now.message;
    const busy = now.phase === "sending" || now.phase === "waiting";
    meter.hidden = !busy;
    const again = now.phase === "failed" || now.phase === "waiting" || now.phase === "cancelled";
    put(controls, again && button("Try again", now.retry, "unstyled"), " ", busy && button("Cancel", now.cancel, "unstyled"));
  }
}

function typeOf(f: File): string | undefined {
  return TYPES[f.name.split(".").at(-1)?.toLowerCase() ?? ""] ?? Object.values(TYPES).find((t) => t === f.type);
}

function whyNot(f: File): string | undefined {
  if (!typeOf(f)) return "We cannot read this kind of file. Please send a PDF or a photo (PNG, JPEG or TIFF).";
  if (f.size > MAX_BYTES) return `This file has ${bytes(f.size)}. Please send one of at most 20 MB, such as a photo with less detail.`;
  if (f.size === 0) return "This file is empty.";
  return undefined;
}

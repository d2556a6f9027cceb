/** Sending documents: what is needed and why, sent straight to storage, checked within seconds. */
import { checkStatus } from "../lib/api";
import { config } from "../lib/config";
import { byId, h, put } from "../lib/dom";
import { closeFile, currentFile } from "../lib/file";
import { day } from "../lib/format";
import { here } from "../lib/here";
import { persist } from "../lib/notice";
import { alert, button } from "../lib/parts";
import { pendingOf, type Pending } from "../lib/pending";
import type { DocumentItem, Status } from "../lib/types";
import { drawCard, type Card } from "./card";
import { withFile } from "./keyform";
import { startTransfer, type Transfer } from "./transfer";

const POLL_MS = 1500;
const POLLS = 40;
/** The status tells of one file a type, the best: of two good ones we hear of one only. */
const GOOD: DocumentItem["state"][] = ["in-review", "accepted"];

const app = byId("app");
const summary = h("div", { role: "status" });
const cards = new Map<string, Card>();
const transfers: Transfer[] = [];
let polling = false;

here();
void persist(config);
withFile(app, "Open your application to see which documents we need.", (status) => void draw(status));

async function draw(status: Status): Promise<void> {
  const leave = button("Close this application", () => {
    closeFile();
    location.reload();
  }, "unstyled");
  summarize(status);
  put(
    app,
    summary,
    h("ul.cards", status.documents.map((d) => cardOf(d).el)),
    h("p.why", "We take PDF, PNG, JPEG and TIFF files up to 20 MB."),
    h("p", h("a", { href: "/status/" }, "See your status"), " · ", leave),
  );
  if (status.documents.some(isChecking)) void poll();
  const kept = await pendingOf(status.applicationId);
  for (const [type, card] of cards) {
    const asking = kept.filter((f) => f.type === type && f.asking);
    if (asking.length) card.ask(asking);
  }
  kept.filter((f) => !f.asking).forEach(send);
}

const isChecking = (d: DocumentItem): boolean => d.state === "checking";

/** What is still needed, read aloud when it changes. */
function summarize(status: Status): void {
  const open = status.documents.filter((d) => d.required && ["missing", "rejected", "expired"].includes(d.state));
  const due = status.nextBy ? ` Please send them by ${day(status.nextBy)}.` : "";
  const text = open.length ? `We need ${open.length === 1 ? "1 document" : `${open.length} documents`} from you.${due}` : "We have all the documents we need right now.";
  if (!summary.textContent!.includes(text)) put(summary, open.length ? h("p.lead", text) : alert("success", "Nothing to send", text));
}

function cardOf(d: DocumentItem): Card {
  const card = drawCard(d, currentFile()!.applicationId, send);
  cards.set(d.type, card);
  return card;
}

function send(file: Pending): void {
  const t = startTransfer(file, currentFile()!, (changed) => cards.get(file.type)?.show(changed), () => void poll());
  transfers.push(t);
  cards.get(file.type)?.show(t);
}

/** Asks how the check went, until every file sent has its answer; also of those sent before a reload. */
async function poll(): Promise<void> {
  if (polling) return;
  polling = true;
  let open = true;
  for (let i = 0; i < POLLS && open; i++) {
    await new Promise((r) => setTimeout(r, POLL_MS));
    const status = await persist(() => checkStatus(currentFile()!));
    summarize(status);
    status.documents.forEach(settle);
    open = status.documents.some(isChecking) || transfers.some((t) => t.phase === "checking");
  }
  for (const t of transfers.filter((x) => x.phase === "checking")) finish(t, "Sent. The check takes a little longer. You can leave this page.");
  polling = false;
}

function settle(d: DocumentItem): void {
  cards.get(d.type)?.update(d);
  for (const t of transfers.filter((x) => x.file.type === d.type && x.phase === "checking")) {
    if (t.documentId !== d.documentId && GOOD.includes(d.state)) finish(t, "Received. Our staff look at it together with your other files.");
    else if (t.documentId === d.documentId && !["missing", "checking"].includes(d.state)) finish(t, resultOf(d));
  }
}

function finish(t: Transfer, message: string): void {
  Object.assign(t, { phase: "done", message });
  cards.get(t.file.type)?.show(t);
}

function resultOf(d: DocumentItem): string {
  switch (d.state) {
    case "rejected":
      return `We cannot use this file. ${d.reason ?? ""} ${d.fix ?? ""}`;
    case "duplicate":
      return "You sent this very file before. There is nothing to do.";
    case "expired":
      return "This document has expired. Please send the current one.";
    default:
      return "Received and readable. Our staff look at it next.";
  }
}

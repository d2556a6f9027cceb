/** Where an application stands, what is next, and what the provider must do. */
import { checkStatus } from "../lib/api";
import { config } from "../lib/config";
import { byId, focusOn, h, put } from "../lib/dom";
import { closeFile, currentFile } from "../lib/file";
import { day, instant } from "../lib/format";
import { here } from "../lib/here";
import { persist } from "../lib/notice";
import { alert, button } from "../lib/parts";
import type { Status } from "../lib/types";
import { actionForm, isChoice } from "./actions";
import { agreement } from "./agreement";
import { calendar } from "./calendar";
import { withFile } from "./keyform";
import { collected, documents, letters, proof, timeline } from "./sections";
import { sentence, timesOf } from "../lib/times";

const STALE_MS = 60_000;

/** What is still on its way to enrollment. */
const UNDER_WAY: Status["state"][] = ["submitted", "gathering", "verifying", "ready", "approved", "enrolling"];

const app = byId("app");
let loadedAt = 0;

here();
void persist(config);
withFile(app, "You need your Application ID and your NPI.", draw);
document.addEventListener("visibilitychange", () => {
  const idle = !app.querySelector("details[open], form:focus-within");
  if (document.visibilityState === "visible" && idle && loadedAt && Date.now() - loadedAt > STALE_MS) void refresh();
});

async function refresh(thanks?: string): Promise<void> {
  draw(await persist(() => checkStatus(currentFile()!)));
  if (!thanks) return;
  const said = alert("success", "Thank you", thanks);
  said.setAttribute("role", "status");
  app.prepend(said);
  focusOn(said);
  scrollTo(0, 0);
}

function draw(s: Status): void {
  loadedAt = Date.now();
  const act = (a: Status["actions"][number]) => actionForm(a, s, currentFile()!, refresh);
  const uploads = s.actions.filter((a) => a.type === "upload-document");
  const now = s.actions.filter((a) => !isChoice(a.type) && a.type !== "upload-document");
  const may = s.actions.filter((a) => isChoice(a.type));
  put(
    app,
    standing(s),
    uploads.length + now.length > 0 &&
      h("section", h("h2", "What you must do now"), h("ul.cards", uploads.length > 0 && h("li.panel.panel--now", toSend(uploads)), now.map((a) => h("li.panel.panel--now", act(a))))),
    proof(s),
    agreement(s, currentFile()!),
    documents(s),
    letters(s, currentFile()!),
    calendar(s),
    collected(s),
    timeline(s),
    may.length > 0 && h("section.no-print", h("h2", "Your other choices"), may.map((a) => h("details", h("summary", a.label), act(a)))),
    h("p.row.no-print", button("Look again", () => void refresh(), "outline"), button("Print", () => print(), "outline"), button("Close this application", close, "unstyled")),
  );
}

/** All documents that are owed, as one thing to do. */
function toSend(uploads: Status["actions"]): HTMLElement {
  const due = uploads.map((a) => a.dueOn).filter((d) => d !== undefined).sort()[0];
  return h(
    "div",
    h("h3", uploads.length === 1 ? "Send us a document" : `Send us ${uploads.length} documents`),
    h("ul.usa-list", uploads.map((a) => h("li", a.label))),
    due && h("p", h("strong", `Please do it by ${day(due)}.`)),
    h("p", h("a.usa-button", { href: uploads.length === 1 ? `/documents/#${uploads[0]!.ref ?? ""}` : "/documents/" }, "Send documents now")),
  );
}

function close(): void {
  closeFile();
  location.reload();
}

function standing(s: Status): HTMLElement {
  const usual = h("p.why");
  if (UNDER_WAY.includes(s.state)) void timesOf(s.market).then((cells) => usual.append(sentence(cells, s.kind, s.providerType, "the files like yours")));
  return h(
    "div",
    h("p.why", `Application ${s.applicationId}`),
    h("p.lead", h("strong", s.headline)),
    h("p", h("strong", "Next: "), s.next, s.nextBy && [" ", h("strong", `By ${day(s.nextBy)}.`)]),
    h("p.why", `It has been at this point since ${instant(s.since)}. Agreement: ${contractWords[s.contract]}.`),
    usual,
  );
}

const contractWords = {
  none: "not sent yet",
  sent: "sent to you, please sign it",
  signed: "signed by you",
  executed: "signed by both",
} satisfies Record<Status["contract"], string>;

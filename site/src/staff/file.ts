/** One file: the provider, the checklist, what was verified, the history, and what may be done. */
import { byId, h, put, type Child } from "../lib/dom";
import { day, instant, words } from "../lib/format";
import { explain, notice, persist } from "../lib/notice";
import { alert, button, openTab } from "../lib/parts";
import type { StaffFile } from "../lib/types";
import { actions, type ActionName, type StaffAction } from "./actions";
import { staffApi, type StaffApi } from "./api";
import { buttonId, openDialog, refName, resume, type Desk } from "./dialog";
import { history } from "./history";
import { marketName, queueName } from "./names";
import { decided } from "./decided";
import { elements, letters, notes, questions, submitted, type Act } from "./sections";
import { signIn, type Session } from "./session";
import { uploads } from "./uploads";

const app = byId("app");

void begin();

async function begin(): Promise<void> {
  const session = await signIn();
  const api = staffApi(session);
  addEventListener("hashchange", () => void show(session, api));
  await show(session, api);
}

async function show(session: Session, api: StaffApi): Promise<void> {
  const id = decodeURIComponent(location.hash.slice(1));
  let file: StaffFile;
  const desk: Desk = { api, me: session.username, file: () => file, reload };
  try {
    await reload();
    resume(desk);
  } catch (error) {
    notice();
    put(app, h("h1", "File"), alert("error", "This file cannot be shown", explain(error)), h("p", h("a", { href: "/staff/" }, "Back to the queues")));
  }

  async function reload(): Promise<StaffFile> {
    file = await persist(() => api.open(id));
    const at = scrollY;
    const held = document.activeElement;
    const part = held?.closest("section");
    draw(file, desk, session);
    scrollTo(0, at);
    if (!held?.isConnected) (document.getElementById(held?.id || "-") ?? document.getElementById(part?.id ?? "-") ?? app.querySelector("h1"))?.focus({ preventScroll: true });
    return file;
  }
}

function draw(f: StaffFile, desk: Desk, session: Session): void {
  const act: Act = (name, ref = "") => {
    const action: StaffAction = actions[name];
    if (!action.roles.some((r) => session.roles.includes(r)) || !action.when(f, ref)) return undefined;
    const b = button(action.label, () => openDialog(name, ref, desk), ref ? "unstyled" : "outline");
    b.id = buttonId(name, ref);
    if (ref) b.append(h("span.visually-hidden", ` ${refName(f, ref)}`));
    return b;
  };
  const bar = (...names: ActionName[]) => h("div.small-buttons", names.map((n) => act(n)));
  const parts: [string, string, Child, Child?][] = [
    ["documents", "Documents", uploads(f, desk, act), bar("requestDocuments")],
    ["verification", "Verification", elements(f, act)],
    ["questions", "Questions", questions(f, act), bar("discrepancy")],
    ["decision", "Decision and contract", h("div", decided(f), f.agreement && agreementLink(f, desk)), bar("decide", "rescind", "enterAppeal", "setHearing", "decideAppeal", "sendContract", "countersign", "acknowledge", "reopen", "participation", "duty")],
    ["letters", "Letters", letters(f, act, (number) => reader(number, f, desk)), bar("correctContact")],
    ["notes", "Notes", notes(f), bar("note")],
    ["history", "History", history(f)],
  ];
  const nav = h("nav.side", { "aria-label": "Parts of this file" }, h("ul", parts.map(([id, title]) => h("li", h("a", { href: `#${id}`, onclick: jump(id) }, title)))));
  const sections = parts.map(([id, title, content, tools]) => h("section", { id, tabindex: -1, "aria-labelledby": `${id}-title` }, h("div.card-head", h("h2", { id: `${id}-title` }, title), tools), content));
  put(app, h("p", h("a", { href: "/staff/" }, "← Queues")), head(f), alerts(f), bar("assign"), h("div.file", nav, h("div", overview(f), sections)));
  document.title = `${nameOf(f)} – File`;
}

/** Who signed the agreement, and the copy to read. */
function agreementLink(f: StaffFile, desk: Desk): HTMLElement {
  const g = f.agreement!;
  const said = h("span", { role: "status" });
  const open = async () => {
    const { url } = await desk.api.link(f.applicationId, "agreement");
    openTab(url, "Open it here", said);
  };
  return h("p", `Agreement ${g.version}, sent ${day(g.sentOn)}${g.signedBy ? `, signed by ${g.signedBy}` : ", not signed"}${g.executedOn ? `, countersigned ${day(g.executedOn)}` : ""}. `, button("Open the agreement", () => void persist(open), "unstyled"), said);
}

/** The address holds the file's ID, so a link to a part scrolls without changing it. */
const jump = (id: string) => (event: Event) => {
  event.preventDefault();
  const part = byId(id);
  part.scrollIntoView();
  part.focus({ preventScroll: true });
};

function nameOf(f: StaffFile): string {
  const a = f.application;
  const n = a.practitioner?.name;
  return n ? [n.first, n.middle, n.last, n.suffix].filter(Boolean).join(" ") : (a.organization?.legalName ?? (a.w9 as { line1?: string }).line1 ?? a.contact.name);
}

function head(f: StaffFile): HTMLElement {
  const facts: [string, string][] = [
    ["State", words(f.state)],
    ["Market", marketName(f.market)],
    ["Kind", words(f.kind)],
    ["NPI", f.application.npi],
    ["Contract", words(f.contract)],
    ["Assigned to", f.assignee ?? "nobody"],
    ...((f.providerNumber ? [["Provider Number", f.providerNumber]] : []) as [string, string][]),
  ];
  return h("div", h("h1", { tabindex: -1 }, nameOf(f)), h("p.head-facts", facts.map(([k, v]) => h("span", `${k}: `, h("strong", v)))));
}

/** What must not be overlooked: hard stops, disclosed answers, what speaks against the provider. */
function alerts(f: StaffFile): Child {
  if (!f.alerts.length) return undefined;
  const stopped = f.alerts.some((a) => a.kind === "hard-stop");
  return alert(stopped ? "error" : "warning", stopped ? "Nobody can approve this file as it is" : "Look at this first", h("ul.usa-list", f.alerts.map((a) => h("li", a.text))));
}

function overview(f: StaffFile): HTMLElement {
  return h(
    "div",
    h("p", "The provider reads: “", h("strong", f.headline), " ", f.next, "”", f.nextBy && ` By ${day(f.nextBy)}.`, ` Since ${instant(f.since)}.`),
    f.tasks.length > 0 && h("ul.usa-list", f.tasks.map((t) => h("li", h("strong", queueName(t.queue)), `: ${t.detail}`, t.dueOn && ` Due ${day(t.dueOn)}.`))),
    submitted(f),
  );
}

function reader(number: string, f: StaffFile, desk: Desk): HTMLElement {
  const read = async () => {
    try {
      const { url } = await persist(() => desk.api.link(f.applicationId, `letters/${encodeURIComponent(number)}`));
      window.open(url, "_blank", "noopener");
    } catch (error) {
      notice(explain(error));
    }
  };
  const b = button("Read", () => void read(), "unstyled");
  b.append(h("span.visually-hidden", ` ${refName(f, number)}`));
  return b;
}

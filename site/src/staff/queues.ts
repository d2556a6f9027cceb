/** The queues: what is due, filtered, searched, a page at a time. */
import { byId, focusOn, h, put } from "../lib/dom";
import { today, words } from "../lib/format";
import { here } from "../lib/here";
import { HttpError } from "../lib/http";
import { explain, notice, passing, persist } from "../lib/notice";
import { alert, button, submitButton, whileBusy } from "../lib/parts";
import type { FileList, FileListItem } from "../lib/types";
import { shortDay as day } from "./days";
import { staffApi, type StaffApi } from "./api";
import { MARKETS, marketName, QUEUES, queueName } from "./names";
import { asked as askedOf, titleOf } from "./question";
import { signIn, type Role } from "./session";

const PAGE = 50;

/** Kept with the address in the browser's history, so that coming back from a file is coming back to its row. */
interface Place {
  cursors: string[];
  row?: string;
}

here();
void begin();

async function begin(): Promise<void> {
  const session = await signIn();
  if (session.roles.every((r) => r === "admin") && session.roles.length) return location.replace("/staff/committee/"); // administration reads no files
  const api = staffApi(session);
  const view = queueView(api, await home(session.roles, api));
  addEventListener("popstate", view);
  view();
}

/** The queue that waits for who reads: of the director what only the director settles, then as of the committee what is ready. */
async function home(roles: Role[], api: StaffApi): Promise<string> {
  if (roles.includes("specialist") || !roles.some((r) => r === "committee" || r === "medical-director")) return "due";
  if (!roles.includes("medical-director") || new URLSearchParams(location.search).has("queue")) return "ready";
  const urgent = await persist(() => api.list(new URLSearchParams({ queue: "director", limit: "1" }))).catch(() => undefined);
  return urgent?.items.length ? "director" : "ready";
}

/** Draws what the address asks for: ?queue=…&market=…&q=… */
function queueView(api: StaffApi, own: string): () => void {
  const asked = () => askedOf(location.search, own);
  const table = h("div");
  const count = h("p.why", { role: "status" });
  let cursors: string[] = [];
  let run = 0;
  return () => {
    const place = history.state as Place | null;
    cursors = place?.cursors ?? [];
    draw();
    void load().then(() => place?.row && focusOn(document.getElementById(place.row)));
  };

  function draw(): void {
    const at = document.activeElement?.id;
    put(byId("app"), h("div.queues", side(), h("div", filters(), count, table)));
    if (at) document.getElementById(at)?.focus();
  }

  function go(changes: Record<string, string>): void {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) if (value) query.set(key, value);
      else query.delete(key);
    history.pushState(null, "", `${location.pathname}?${query}`);
    cursors = [];
    draw();
    void load();
  }

  function side(): HTMLElement {
    const current = asked().get("queue");
    const link = ([id, name]: [string, string]) => {
      const open = (event: Event) => {
        event.preventDefault();
        go({ queue: id, q: "", month: "", letters: "", counted: "", from: "", until: "" });
      };
      return h("li", h("a", { id: `queue-${id}`, href: `?queue=${id}`, "aria-current": id === current && "page", onclick: open }, name));
    };
    return h("nav.side", { "aria-label": "Queues" }, h("ul", QUEUES.map(link)));
  }

  function filters(): HTMLElement {
    const q = h("input.usa-input", { id: "q", type: "search", value: asked().get("q") ?? "", autocomplete: "off" });
    const market = h(
      "select.usa-select",
      { id: "market", onchange: () => go({ market: market.value }) },
      h("option", { value: "" }, "All markets"),
      Object.entries(MARKETS).map(([id, name]) => h("option", { value: id, selected: id === asked().get("market") }, name)),
    );
    const search = (event: Event) => {
      event.preventDefault();
      go({ q: q.value.trim() });
    };
    const submit = submitButton("Search");
    submit.id = "search";
    return h(
      "form.filters",
      { role: "search", onsubmit: search },
      h("div", h("label.usa-label", { for: "market" }, "Market"), market),
      h("div", h("label.usa-label", { for: "q" }, "Name, NPI, Provider Number or Application ID"), q),
      submit,
    );
  }

  /** The rows that are there stay until the others have come: nothing moves meanwhile. */
  async function load(): Promise<void> {
    const mine = ++run;
    const query = asked();
    query.set("limit", String(PAGE));
    const cursor = cursors.at(-1);
    if (cursor) query.set("cursor", cursor);
    count.textContent = `${titleOf(asked())}: loading …`;
    table.setAttribute("aria-busy", "true");
    try {
      const list = await persist(() => api.list(query));
      if (mine === run) show(list);
    } catch (error) {
      if (mine !== run) return;
      if (cursor && error instanceof HttpError && !passing(error)) return start();
      notice();
      put(table, alert("error", "The list cannot be shown", explain(error)));
    }
    table.removeAttribute("aria-busy");
  }

  /** A page of yesterday is not there any more: begins again. */
  function start(): Promise<void> {
    cursors = [];
    remember();
    return load();
  }

  function remember(row?: string): void {
    history.replaceState({ cursors, row } satisfies Place, "");
  }

  function show(list: FileList): void {
    const from = cursors.length * PAGE;
    const title = titleOf(asked());
    count.textContent = list.items.length ? `${title}: ${from + 1} to ${from + list.items.length}${filesOf(list.items)}${list.nextCursor ? ", more on the next page" : ""}` : `${title}: nothing here.`;
    put(table, list.items.length > 0 && tableOf(list.items, title, remember), (from > 0 || list.nextCursor) && pager(list));
  }

  function pager(list: FileList): HTMLElement {
    const step = (label: string, can: boolean, move: () => void) => {
      const b = button(label, () => can && void whileBusy(b, turn), "outline");
      const turn = async () => {
        move();
        remember();
        await load();
        focusOn(table.querySelector<HTMLElement>("tbody a"));
      };
      if (!can) b.disabled = true;
      return b;
    };
    return h("div.row", step("Previous page", cursors.length > 0, () => cursors.pop()), step("Next page", !!list.nextCursor, () => cursors.push(list.nextCursor!)));
  }
}

/** A file stands in the list once for each thing to do about it. */
function filesOf(items: FileListItem[]): string {
  const files = new Set(items.map((f) => f.applicationId ?? f.id)).size;
  return files < items.length ? `, things to do on ${files} ${files === 1 ? "file" : "files"}` : "";
}

const COLUMNS = ["Name", "Due", "Queue", "State", "Market", "Kind", "NPI", "Assigned to"];

/** A case that is read in no application's file has no page here: it is named, and leads nowhere. */
function name(f: FileListItem, remember: (row: string) => void): HTMLElement | string {
  if (!f.applicationId) return f.name || f.id;
  const id = `row-${f.id}-${f.queue}`;
  return h("a", { id, href: `/staff/file/#${f.applicationId}`, onclick: () => remember(id) }, f.name || f.applicationId);
}

function tableOf(items: FileListItem[], title: string, remember: (row: string) => void): HTMLElement {
  const row = (f: FileListItem) =>
    h(
      "tr",
      h("th", { scope: "row" }, name(f, remember)),
      h("td", f.dueOn ? due(f.dueOn) : "–"),
      h("td", f.queue ? queueName(f.queue) : "–"),
      h("td", words(f.state)),
      h("td", marketName(f.market)),
      h("td", f.kind ? words(f.kind) : words(f.case)),
      h("td.number", f.npi),
      h("td", f.assignee ?? "–"),
    );
  const table = h("table.usa-table.usa-table--compact.list.list--fixed", h("caption.visually-hidden", title), h("thead", h("tr", COLUMNS.map((t) => h("th", { scope: "col" }, t)))), h("tbody", items.map(row)));
  table.addEventListener("keydown", arrows);
  return h("div.scroll", { tabindex: 0, role: "region", "aria-label": title }, table);
}

function due(on: string): HTMLElement {
  const late = on < today();
  return h("span", { class: late ? "late" : undefined }, late && h("span.visually-hidden", "Overdue: "), day(on));
}

/** Arrow keys move from file to file once one has the focus. */
function arrows(event: KeyboardEvent): void {
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("tbody a")];
  const i = links.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: links.length - 1 }[event.key];
  if (i < 0 || to === undefined || !links[to]) return;
  event.preventDefault();
  links[to].focus();
}

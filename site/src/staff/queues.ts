/** The queues: what is due, filtered, searched, a page at a time. */
import { byId, focusOn, h, put } from "../lib/dom";
import { shortDay as day, today, words } from "../lib/format";
import { here } from "../lib/here";
import { explain, notice, persist } from "../lib/notice";
import { alert, button, submitButton } from "../lib/parts";
import type { FileList, FileListItem } from "../lib/types";
import { staffApi, type StaffApi } from "./api";
import { MARKETS, marketName, QUEUES, queueName } from "./names";
import { signIn } from "./session";

const PAGE = 50;

here();
void begin();

async function begin(): Promise<void> {
  const session = await signIn();
  const view = queueView(staffApi(session));
  addEventListener("popstate", view);
  view();
}

/** Draws what the address asks for: ?queue=…&market=…&q=… */
function queueView(api: StaffApi): () => void {
  const table = h("div", { "aria-live": "off" });
  const count = h("p.why", { role: "status" });
  let cursors: string[] = [];
  let run = 0;
  return draw;

  function draw(): void {
    cursors = [];
    put(byId("app"), h("div.queues", side(), h("div", filters(), count, table)));
    void load();
  }

  function go(changes: Record<string, string>): void {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) if (value) query.set(key, value);
      else query.delete(key);
    history.pushState(null, "", `${location.pathname}?${query}`);
    draw();
  }

  function side(): HTMLElement {
    const current = asked().get("queue");
    const link = ([id, name]: [string, string]) => {
      const open = (event: Event) => {
        event.preventDefault();
        go({ queue: id, q: "", month: "" });
        focusOn(document.querySelector<HTMLElement>(".side [aria-current]"));
      };
      return h("li", h("a", { href: `?queue=${id}`, "aria-current": id === current && "page", onclick: open }, name));
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
      byId("q").focus();
    };
    return h(
      "form.filters",
      { role: "search", onsubmit: search },
      h("div", h("label.usa-label", { for: "market" }, "Market"), market),
      h("div", h("label.usa-label", { for: "q" }, "Name, NPI or Application ID"), q),
      submitButton("Search"),
    );
  }

  async function load(): Promise<void> {
    const mine = ++run;
    const query = asked();
    query.set("limit", String(PAGE));
    const cursor = cursors.at(-1);
    if (cursor) query.set("cursor", cursor);
    count.textContent = "Loading …";
    try {
      const list = await persist(() => api.list(query));
      if (mine === run) show(list);
    } catch (error) {
      notice();
      put(table, alert("error", "The list cannot be shown", explain(error)));
    }
  }

  function show(list: FileList): void {
    const from = cursors.length * PAGE;
    const title = titleOf(asked());
    count.textContent = list.items.length ? `${title}: ${from + 1} to ${from + list.items.length}${list.nextCursor ? ", more on the next page" : ""}` : `${title}: nothing here.`;
    put(table, list.items.length > 0 && tableOf(list.items, title), pager(list));
  }

  function pager(list: FileList): HTMLElement {
    const move = (change: () => void) => () => {
      change();
      void load().then(() => focusOn(table.querySelector<HTMLElement>("tbody a")));
    };
    return h(
      "div.row",
      cursors.length > 0 && button("Previous page", move(() => cursors.pop()), "outline"),
      list.nextCursor && button("Next page", move(() => cursors.push(list.nextCursor!)), "outline"),
    );
  }
}

/** What the address asks for; without a queue or a search, what is due first. */
function titleOf(query: URLSearchParams): string {
  const [q, month] = [query.get("q"), query.get("month")];
  return q ? `Found for “${q}”` : month ? `Finished in ${month}` : queueName(query.get("queue")!);
}

function asked(): URLSearchParams {
  const given = new URLSearchParams(location.search);
  const query = new URLSearchParams();
  for (const key of ["queue", "market", "q", "month"]) if (given.get(key)) query.set(key, given.get(key)!);
  if (query.get("q")) query.delete("month");
  if (query.get("q") || query.get("month")) query.delete("queue");
  else if (!query.get("queue")) query.set("queue", "due");
  return query;
}

function tableOf(items: FileListItem[], title: string): HTMLElement {
  const heads = ["Name", "Due", "Queue", "State", "Market", "Kind", "NPI", "Assigned to"];
  const row = (f: FileListItem) =>
    h(
      "tr",
      h("th", { scope: "row" }, h("a", { href: `/staff/file/#${f.applicationId}` }, f.name || f.applicationId)),
      h("td", f.dueOn ? due(f.dueOn) : "–"),
      h("td", f.queue ? queueName(f.queue) : "–"),
      h("td", words(f.state)),
      h("td", marketName(f.market)),
      h("td", words(f.kind)),
      h("td", f.npi),
      h("td", f.assignee ?? "–"),
    );
  const table = h("table.usa-table.usa-table--compact.list", h("caption.visually-hidden", title), h("thead", h("tr", heads.map((t) => h("th", { scope: "col" }, t)))), h("tbody", items.map(row)));
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

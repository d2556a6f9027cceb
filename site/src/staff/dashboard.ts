/** The dashboard: where files stand, how long they take, what falls due. Every number opens the files behind it. */
import { byId, h, put, type Child } from "../lib/dom";
import { moment, words } from "../lib/format";
import { here } from "../lib/here";
import { explain, notice, persist } from "../lib/notice";
import { alert } from "../lib/parts";
import type { Dashboard } from "../lib/types";
import { staffApi } from "./api";
import { bars, type Bar } from "./charts";
import { csvButton } from "./csv";
import { MARKETS, marketName, monthName, queueName } from "./names";
import { signIn } from "./session";

type Month = Dashboard["finished"][number];
type DueSpan = Dashboard["due"][number];
type LetterMonth = Dashboard["letters"][number];

here();
void begin();

async function begin(): Promise<void> {
  const api = staffApi(await signIn());
  try {
    draw(await persist(api.dashboard));
  } catch (error) {
    notice();
    put(byId("app"), alert("error", "The dashboard cannot be shown", explain(error)));
  }
}

function draw(d: Dashboard): void {
  const market = h("select.usa-select", { id: "market", onchange: show }, h("option", { value: "" }, "All markets"), Object.entries(MARKETS).map(([id, name]) => h("option", { value: id }, name)));
  const charts = h("div.charts");
  put(byId("app"), h("div.filters", h("div", h("label.usa-label", { for: "market" }, "Market"), market)), h("p.why", `As of ${moment(d.at)}.`), charts);
  show();

  function show(): void {
    const inMarket = <T extends { market: string }>(rows: T[]) => rows.filter((r) => !market.value || r.market === market.value);
    const [open, finished, soon, sent] = [inMarket(d.open), inMarket(d.finished), inMarket(d.due), inMarket(d.letters)];
    put(
      charts,
      standing(open, market.value),
      dueChart(soon, market.value),
      days("Days to a complete application", finished, "daysToComplete"),
      days("Days to a decision", finished, "daysToDecide"),
      days("Days to enrollment", finished, "daysToEnroll"),
      outcomes(finished),
      letters(sent),
      welcome(finished),
      traits(inMarket(d.traits)),
    );
  }
}

function standing(open: Dashboard["open"], market: string): HTMLElement {
  const queues = [...new Set(open.map((o) => o.queue))];
  const sum = (q: string) => open.filter((o) => o.queue === q).reduce((n, o) => n + o.count, 0);
  const rows = queues.map((q): Bar => ({ label: queueName(q), values: [sum(q)] }));
  const table = open.map((o): Child[] => [marketName(o.market), queueName(o.queue), link(o.query, String(o.count), `${queueName(o.queue)}, ${marketName(o.market)}`)]);
  return chart("Where files stand", bars("Where files stand", rows, ["Files"]), ["Market", "Queue", "Files"], table, open.map((o) => [o.market, o.queue, String(o.count)]), `where-files-stand${market}.csv`);
}

function dueChart(due: DueSpan[], market: string): HTMLElement {
  const title = "Due within 30 days";
  const spans = due.filter((d, i) => due.findIndex((e) => e.until === d.until) === i).map((first) => ({ ...first, label: spanName(first, due), count: sum(due.filter((d) => d.until === first.until)) }));
  const rows = spans.map((s): Bar => ({ label: s.label, values: [s.count] }));
  const table = spans.map((s): Child[] => [s.label, link(market ? s.query : anyMarket(s.query), String(s.count), `due: ${s.label}`)]);
  return chart(title, bars(title, rows, ["Files"]), ["When", "Files"], table, spans.map((s) => [s.label, String(s.count)]), "due.csv");
}

const sum = (counts: { count: number }[]): number => counts.reduce((n, c) => n + c.count, 0);

/** A span's days counted from today, which is the one that is a day by itself. */
function spanName(span: DueSpan, all: DueSpan[]): string {
  if (!span.from) return "Overdue";
  const today = all.find((d) => d.from === d.until)!.until;
  const ahead = (on: string) => Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
  return span.until === today ? "Today" : `Days ${ahead(span.from)} to ${ahead(span.until)}`;
}

function anyMarket(query: string): string {
  const all = new URLSearchParams(query);
  all.delete("market");
  return String(all);
}

function days(title: string, finished: Month[], what: "daysToComplete" | "daysToDecide" | "daysToEnroll"): HTMLElement {
  const known = finished.filter((m) => m[what]).sort(byMonth);
  const some = new Set(known.map((m) => m.market)).size > 1 ? latest(known) : known;
  const rows = some.map((m): Bar => ({ label: `${m.month} ${m.market.toUpperCase()}`, values: [m[what]!.median, m[what]!.p90] }));
  const table = known.map((m): Child[] => [m.month, marketName(m.market), String(m[what]!.median), String(m[what]!.p90), link(counted(m, what), String(m[what]!.count), `${title}, ${m.month}, ${marketName(m.market)}`)]);
  const more = some.length < known.length && h("p.why", "The last three months. The table has them all; so has the picture of a single market.");
  return chart(title, h("div", bars(title, rows, ["Median", "90th percentile"]), more), ["Month", "Market", "Median", "90th percentile", "Files"], table, known.map((m) => [m.month, m.market, ...[m[what]!.median, m[what]!.p90, m[what]!.count].map(String)]), `${what}.csv`);
}

/** What fits into one picture where there are several markets: the last three months. */
const latest = (months: Month[]): Month[] => {
  const shown = [...new Set(months.map((m) => m.month))].slice(0, 3);
  return months.filter((m) => shown.includes(m.month));
};

/** The query of the files behind a number of a month. */
const counted = (m: Month, number: keyof Month): string => `${m.query}&counted=${number}`;

function outcomes(finished: Month[]): HTMLElement {
  const kinds = ["enrolled", "denied", "withdrawn", "discontinued", "turnedAway"] as const;
  const names = ["Enrolled", "Denied", "Withdrawn", "Discontinued", "Turned away"];
  const rows = kinds.map((k, i): Bar => ({ label: names[i]!, values: [finished.reduce((n, m) => n + m[k], 0)] }));
  const table = [...finished].sort(byMonth).map((m): Child[] => [m.month, marketName(m.market), ...kinds.map((k, i) => link(counted(m, k), String(m[k]), `${names[i]}, ${monthName(m.month)}, ${marketName(m.market)}`))]);
  return chart("How files ended", bars("How files ended", rows, ["Files"]), ["Month", "Market", ...names], table, finished.map((m) => [m.month, m.market, ...kinds.map((k) => String(m[k]))]), "outcomes.csv");
}

function letters(months: LetterMonth[]): HTMLElement {
  const title = "Letters sent and bounced";
  const known = [...months].sort(byMonth);
  const rows = perMonth(known, (m) => [m.sent, m.bounced]);
  const opens = (m: LetterMonth, what: "sent" | "bounced") => link(m[`${what}Query`], String(m[what]), `letters ${what}, ${monthName(m.month)}, ${marketName(m.market)}`);
  const table = known.map((m): Child[] => [m.month, marketName(m.market), opens(m, "sent"), opens(m, "bounced")]);
  return chart(title, bars(title, rows, ["Sent", "Bounced"]), ["Month", "Market", "Sent", "Bounced"], table, known.map((m) => [m.month, m.market, String(m.sent), String(m.bounced)]), "letters.csv");
}

function welcome(finished: Month[]): HTMLElement {
  const title = "Welcome letters within five business days";
  const known = finished.filter((m) => m.welcomedInTime + m.welcomedLate > 0).sort(byMonth);
  const rows = perMonth(known, (m) => [m.welcomedInTime, m.welcomedLate]);
  const opens = (m: Month, number: "welcomedInTime" | "welcomedLate", what: string) => link(counted(m, number), String(m[number]), `${what}, ${monthName(m.month)}, ${marketName(m.market)}`);
  const table = known.map((m): Child[] => [m.month, marketName(m.market), opens(m, "welcomedInTime", "in time"), opens(m, "welcomedLate", "late")]);
  return chart(title, bars(title, rows, ["In time", "Late"]), ["Month", "Market", "In time", "Late"], table, known.map((m) => [m.month, m.market, String(m.welcomedInTime), String(m.welcomedLate)]), "welcome.csv");
}

/** What practitioners said of themselves, counted; the server tells no number below 11. */
function traits(said: Dashboard["traits"]): HTMLElement {
  const title = "Race and ethnicity, as practitioners said";
  const rows = said.map((t): Bar => ({ label: `${words(t.answer)} ${t.market.toUpperCase()}`, values: [t.count] }));
  const table = said.map((t): Child[] => [t.year, marketName(t.market), words(t.about), words(t.answer), String(t.count)]);
  return chart(title, bars(title, rows, ["Practitioners"]), ["Year", "Market", "About", "Answer", "Practitioners"], table, said.map((t) => [t.year, t.market, t.about, t.answer, String(t.count)]), "traits.csv");
}

/** A bar for each month over all markets shown; the table tells the markets apart. */
function perMonth<T extends { month: string }>(months: T[], counts: (m: T) => [number, number]): Bar[] {
  const sums = new Map<string, [number, number]>();
  for (const m of months) {
    const [a, b] = sums.get(m.month) ?? [0, 0];
    const [x, y] = counts(m);
    sums.set(m.month, [a + x, b + y]);
  }
  return [...sums].map(([label, values]) => ({ label, values }));
}

/** A picture, its table, and the table as CSV. */
function chart(title: string, picture: HTMLElement, heads: string[], table: Child[][], csv: string[][], name: string): HTMLElement {
  const body = table.map((cells) => h("tr", cells.map((c, i) => (i === 0 ? h("th", { scope: "row" }, c) : h("td", c)))));
  return h(
    "section.chart",
    h("h2", title),
    table.length ? picture : h("p", "Nothing to show yet."),
    table.length > 0 && h("details", h("summary", "Table"), h("div.scroll", { tabindex: 0, role: "region", "aria-label": `${title}, table` }, h("table.usa-table.usa-table--compact.list", h("caption.visually-hidden", title), h("thead", h("tr", heads.map((t) => h("th", { scope: "col" }, t)))), h("tbody", body)))),
    table.length > 0 && h("p", csvButton(name, () => [heads, ...csv])),
  );
}

/** A number that opens the files behind it. The query comes with the number. */
function link(query: string, text: string, what: string): HTMLElement {
  const at = query.includes("?") ? query.slice(query.indexOf("?")) : `?${query}`;
  return h("a", { href: `/staff/${at}`, "aria-label": `${text}: ${what}` }, text);
}

const byMonth = (a: { month: string; market: string }, b: { month: string; market: string }): number => b.month.localeCompare(a.month) || a.market.localeCompare(b.market);

/** What the address of the queues asks for, and how the page says it. */
import { shortDay as day, words } from "../lib/format";
import { marketName, monthName, queueName } from "./names";

const KEYS = ["queue", "market", "q", "month", "letters", "state", "from", "until"];

/** A search goes before a month, a month before a queue; without any, what is due first. */
export function asked(search = location.search): URLSearchParams {
  const given = new URLSearchParams(search);
  const query = new URLSearchParams();
  for (const key of KEYS) if (given.get(key)) query.set(key, given.get(key)!);
  if (query.get("q")) query.delete("month");
  if (!query.get("month")) query.delete("letters");
  if (!query.get("month") || query.get("letters")) query.delete("state");
  if (query.get("q") || query.get("month")) query.delete("queue");
  else if (!query.get("queue")) query.set("queue", "due");
  if (query.get("queue") !== "due" || !query.get("until")) for (const key of ["from", "until"]) query.delete(key);
  return query;
}

export function titleOf(query: URLSearchParams): string {
  const market = query.get("market");
  return what(query) + (market ? `, ${marketName(market)}` : "");
}

function what(query: URLSearchParams): string {
  const [q, month] = [query.get("q"), query.get("month")];
  if (q) return `Found for “${q}”`;
  if (!month) return dueTitle(query.get("from"), query.get("until")) ?? queueName(query.get("queue")!);
  const letters = { sent: "Files with letters sent in", bounced: "Files with letters that bounced in" }[query.get("letters") ?? ""];
  const ended = words(query.get("state") ?? "finished").toLowerCase();
  return `${letters ?? `Files ${ended} in`} ${monthName(month)}`;
}

function dueTitle(from: string | null, until: string | null): string | undefined {
  if (!until) return undefined;
  if (!from) return `Due until ${day(until)}`;
  return from === until ? `Due on ${day(until)}` : `Due from ${day(from)} to ${day(until)}`;
}

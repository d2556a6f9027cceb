/** What the address of the queues asks for, and how the page says it. */
import { shortDay as day } from "./days";
import { marketName, monthName, queueName } from "./names";

const KEYS = ["queue", "market", "q", "month", "letters", "counted", "from", "until"];

/** A search goes before a month, a month before a queue; without any, the queue of who reads. */
export function asked(search = location.search, home = "due"): URLSearchParams {
  const given = new URLSearchParams(search);
  const query = new URLSearchParams();
  for (const key of KEYS) if (given.get(key)) query.set(key, given.get(key)!);
  if (query.get("q")) query.delete("month");
  if (!query.get("month")) query.delete("letters");
  if (!query.get("month") || query.get("letters")) query.delete("counted");
  if (query.get("q") || query.get("month")) query.delete("queue");
  else if (!query.get("queue")) query.set("queue", home);
  if (!query.get("queue")) for (const key of ["from", "until"]) query.delete(key);
  return query;
}

export function titleOf(query: URLSearchParams): string {
  const market = query.get("market");
  return what(query) + (market ? `, ${marketName(market)}` : "");
}

function what(query: URLSearchParams): string {
  const [q, month] = [query.get("q"), query.get("month")];
  if (q) return `Found for “${q}”`;
  if (!month) return queueTitle(query.get("queue")!, query.get("from"), query.get("until"));
  const letters = { sent: "Files with letters sent in", bounced: "Files with letters that bounced in" }[query.get("letters") ?? ""];
  return `${letters ?? COUNTED[query.get("counted") ?? ""] ?? "Files finished in"} ${monthName(month)}`;
}

/** What a number of the dashboard's month counts. */
const COUNTED: Record<string, string> = {
  enrolled: "Files enrolled in",
  denied: "Files denied in",
  withdrawn: "Files withdrawn in",
  discontinued: "Files discontinued in",
  turnedAway: "Files turned away in",
  daysToComplete: "Files with a complete application, finished in",
  daysToDecide: "Files with a decision, finished in",
  daysToEnroll: "Files loaded, finished in",
  welcomedInTime: "Files welcomed within five business days, finished in",
  welcomedLate: "Files welcomed late, finished in",
};

function queueTitle(queue: string, from: string | null, until: string | null): string {
  const span = from && from === until ? `on ${day(from)}` : [from && `from ${day(from)}`, until && `${from ? "to" : "until"} ${day(until)}`].filter(Boolean).join(" ");
  if (!span) return queueName(queue);
  return queue === "due" ? `Due ${span}` : `${queueName(queue)}, due ${span}`;
}

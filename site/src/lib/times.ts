/** How long files took, in one plain sentence. Nothing waits for it, and where it cannot be had nothing is said. */
import { showTimes } from "./api";
import type { Times } from "./types";

type Cell = Times["items"][number];

const asked = new Map<string, Promise<Cell[]>>();

/** A market's times, asked for once. */
export function timesOf(market: string): Promise<Cell[]> {
  const before = asked.get(market);
  if (before) return before;
  const items = showTimes(market).then(
    (t) => t.items,
    () => {
      asked.delete(market);
      return [];
    },
  );
  asked.set(market, items);
  return items;
}

/** "Half of the files like yours took 41 days or less, nine in ten at most 63. Days …" */
export function sentence(cells: Cell[], kind: Cell["kind"], providerType: Cell["providerType"], whom: string): string {
  const cell = cells.find((c) => c.kind === kind && c.providerType === providerType);
  if (!cell) return "";
  const [half, most] = [whole(cell.median), whole(cell.p90)];
  const took = half === most ? `Nine in ten of ${whom} took ${days(most)} or less.` : `Half of ${whom} took ${days(half)} or less, nine in ten at most ${most}.`;
  return `${took} Days on which we waited for the provider do not count.`;
}

/** A day that was begun counts. */
const whole = (n: number): number => Math.max(1, Math.ceil(n));
const days = (n: number): string => `${n} ${n === 1 ? "day" : "days"}`;

/** Lists that the API does not cut out by itself: a span of days, an outcome. */
import type { FileListItem } from "../lib/types";
import type { StaffApi } from "./api";

const PAGE = "200";
const PAGES = 10;

export interface Gathered {
  items: FileListItem[];
  /** Whether there are more than were read. */
  more: boolean;
}

/** The files due from one day to another. Without the first, the overdue ones too: the queue is in the order of its days. */
export const dueBetween = (api: StaffApi, from: string, until: string, market = ""): Promise<Gathered> =>
  gather(api, { queue: "due", ...(market && { market }) }, (i) => !!i.dueOn && i.dueOn >= from && i.dueOn <= until, (last) => (last.dueOn ?? "") > until);

/** The files finished in a month that are in this state. */
export const finishedAs = (api: StaffApi, state: string, month: string, market = ""): Promise<Gathered> =>
  gather(api, { month, ...(market && { market }) }, (i) => i.state === state, () => false);

async function gather(api: StaffApi, asked: Record<string, string>, keep: (i: FileListItem) => boolean, isPast: (last: FileListItem) => boolean): Promise<Gathered> {
  const items: FileListItem[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const list = await api.list(new URLSearchParams({ ...asked, limit: PAGE, ...(cursor && { cursor }) }));
    items.push(...list.items.filter(keep));
    cursor = list.nextCursor;
    const last = list.items.at(-1);
    if (!cursor || (last && isPast(last))) return { items, more: false };
  }
  return { items, more: true };
}

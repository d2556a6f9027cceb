/** The file a provider has open in this tab: never in an address, where logs and histories would keep it. */
import type { FileKey } from "./api";
import { forget, keep, recall } from "./store";

const KEY = "credo.file";

export const openFile = (key: FileKey): boolean => keep(sessionStorage, KEY, key);
export const currentFile = (): FileKey | undefined => recall<FileKey>(sessionStorage, KEY);
export const closeFile = (): void => forget(sessionStorage, KEY);

/** Words for a state, and how a tag shows it. */
export const documentWords: Record<string, [string, "todo" | "bad" | "good" | "plain"]> = {
  missing: ["Please send", "todo"],
  checking: ["We are checking it", "plain"],
  "in-review": ["Received, in review", "plain"],
  accepted: ["Accepted", "good"],
  rejected: ["Please send again", "bad"],
  expired: ["Expired, please send a new one", "bad"],
  duplicate: ["Already sent", "plain"],
};

/** What the advice on a document is about: which one to send, or what to do about the one that was sent. */
export const adviceOn = (state: string): string => (state === "missing" ? "What to send: " : "How to fix it: ");

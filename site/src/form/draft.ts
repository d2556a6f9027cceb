/** The form's memory: kept on this device only, so a reload or a dropped connection loses nothing. */
import { forget, keep, recall } from "../lib/store";
import type { Draft } from "./types";

const KEY = "credo.draft";
const KEEP_DAYS = 60;

export function loadDraft(): Draft {
  const draft = recall<Draft>(localStorage, KEY);
  const fresh = draft?.savedAt && Date.now() - Date.parse(draft.savedAt) < KEEP_DAYS * 86_400_000;
  return fresh ? draft : { answers: {}, savedAt: new Date().toISOString() };
}

/** Says whether it could be kept: a private window may refuse. */
export function saveDraft(draft: Draft): boolean {
  draft.savedAt = new Date().toISOString();
  return keep(localStorage, KEY, draft);
}

export const clearDraft = (): void => forget(localStorage, KEY);

/** The key of one sending: the same for the same content, new when something was changed. */
export async function sendingKey(draft: Draft, body: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const of = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((b) => b.toString(16)).join("");
  if (draft.sending?.of !== of) {
    draft.sending = { key: crypto.randomUUID(), of };
    saveDraft(draft);
  }
  return draft.sending!.key;
}

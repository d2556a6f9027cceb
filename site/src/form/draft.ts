/** The form's memory: kept on this device only, so a reload or a dropped connection loses nothing. */
import { forget, keep, recall } from "../lib/store";
import { get, set } from "./pointer";
import type { Answers, Draft } from "./types";

const KEY = "credo.draft";
const KEEP_DAYS = 60;

/** Tax IDs and birth dates stay in this tab and go with it; the rest stays for 60 days. */
const SECRET = ["/taxId", "/practitioner/dateOfBirth"];
const SECRET_OF_OWNERS = ["taxId", "dateOfBirth"];

export function loadDraft(): Draft {
  const draft = recall<Draft>(localStorage, KEY);
  const fresh = draft?.savedAt && Date.now() - Date.parse(draft.savedAt) < KEEP_DAYS * 86_400_000;
  if (!fresh) return { answers: {}, savedAt: new Date().toISOString() };
  for (const [pointer, value] of Object.entries(recall<Record<string, unknown>>(sessionStorage, KEY) ?? {})) set(draft.answers, pointer, value);
  return draft;
}

/** Says whether it could be kept: a private window may refuse. */
export function saveDraft(draft: Draft): boolean {
  draft.savedAt = new Date().toISOString();
  const answers = structuredClone(draft.answers);
  const secrets: Record<string, unknown> = {};
  for (const pointer of secretsOf(answers)) {
    secrets[pointer] = get(answers, pointer);
    set(answers, pointer, undefined);
  }
  return keep(sessionStorage, KEY, secrets) && keep(localStorage, KEY, { ...draft, answers });
}

function secretsOf(answers: Answers): string[] {
  const owners = ((get(answers, "/owners") as unknown[] | undefined) ?? []).flatMap((_, i) => SECRET_OF_OWNERS.map((name) => `/owners/${i}/${name}`));
  return [...SECRET, ...owners].filter((pointer) => get(answers, pointer) !== undefined);
}

export const clearDraft = (): void => {
  forget(localStorage, KEY);
  forget(sessionStorage, KEY);
};

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

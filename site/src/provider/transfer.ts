/** Sending one file straight to storage: ask for a place, send with progress, wait for the check. */
import { requestUpload, type FileKey } from "../lib/api";
import { HttpError } from "../lib/http";
import { passing } from "../lib/notice";
import { dropPending, keepPending, type Pending } from "../lib/pending";
import type { Upload } from "../lib/types";

export type Phase = "sending" | "waiting" | "checking" | "done" | "failed" | "cancelled";

export interface Transfer {
  file: Pending;
  phase: Phase;
  /** Share sent, from 0 to 1. */
  share: number;
  message: string;
  documentId?: string;
  cancel: () => void;
  retry: () => void;
}

const PAUSES_S = [1, 3, 8, 20, 30];
const SPARE_MS = 60_000;

/** Starts sending. `changed` is told of each step; `arrived` when storage has the file. */
export function startTransfer(file: Pending, key: FileKey, changed: (t: Transfer) => void, arrived: (t: Transfer) => void): Transfer {
  let place: Upload | undefined;
  let sending: XMLHttpRequest | undefined;
  let timer = 0;
  let attempts = 0;
  let kept = false;
  let placeKey = crypto.randomUUID();
  const t: Transfer = { file, phase: "sending", share: 0, message: "Sending …", cancel, retry };
  void go();
  return t;

  function say(phase: Phase, message: string): void {
    Object.assign(t, { phase, message });
    changed(t);
  }

  async function go(): Promise<void> {
    say("sending", "Sending …");
    try {
      await keepIt();
      const to = await getPlace();
      if (t.phase === "cancelled") return;
      t.documentId = to.documentId;
      await send(to);
      end();
      say("checking", "Sent. We are checking it …");
      arrived(t);
    } catch (error) {
      if ((t.phase as Phase) === "cancelled") return;
      if (passing(error)) pause();
      else fail(error instanceof Error ? error.message : "It could not be sent.");
    }
  }

  async function getPlace(): Promise<Upload> {
    if (place && Date.parse(place.expiresAt) > Date.now() + SPARE_MS) return place;
    if (place) placeKey = crypto.randomUUID();
    const { type, name, contentType, expiresOn } = file;
    const ask = { type, fileName: name, contentType, size: file.file.size, ...(expiresOn && { expiresOn }) };
    return (place = await requestUpload(key, ask, placeKey));
  }

  function send(to: Upload): Promise<void> {
    return new Promise((resolve, reject) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(to.fields)) form.append(name, value);
      form.append("file", file.file, file.name);
      sending = new XMLHttpRequest();
      sending.upload.onprogress = (e) => {
        t.share = e.lengthComputable ? e.loaded / e.total : 0;
        changed(t);
      };
      sending.onload = () => (sending!.status < 300 ? resolve() : reject(sending!.status >= 500 ? new HttpError(sending!.status) : new Error(refusal(sending!.responseText))));
      sending.onerror = () => reject(new HttpError(0));
      sending.open("POST", to.url);
      sending.send(form);
    });
  }

  function pause(): void {
    const seconds = PAUSES_S[Math.min(attempts++, PAUSES_S.length - 1)]!;
    say("waiting", `The connection broke. We try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`);
    timer = window.setTimeout(() => void go(), seconds * 1000);
  }

  function wake(): void {
    if (t.phase === "waiting") retry();
  }

  function retry(): void {
    clearTimeout(timer);
    t.share = 0;
    void go();
  }

  function fail(message: string): void {
    end();
    say("failed", message);
  }

  function cancel(): void {
    clearTimeout(timer);
    say("cancelled", "Cancelled.");
    sending?.abort();
    end();
  }

  /** Until the file is sent or given up, a reload finds it. */
  async function keepIt(): Promise<void> {
    if (kept) return;
    kept = true;
    addEventListener("online", wake);
    await keepPending(file);
  }

  function end(): void {
    kept = false;
    removeEventListener("online", wake);
    void dropPending(file.id);
  }
}

/** Storage answers in XML; the code tells why. */
function refusal(xml: string): string {
  if (xml.includes("EntityTooLarge")) return "This file is too large. Please send one of at most 20 MB.";
  if (xml.includes("expired") || xml.includes("Expired")) return "It took too long. Please try again.";
  return "The file was not taken. Please try again, or choose another file.";
}

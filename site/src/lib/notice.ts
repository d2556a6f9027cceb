import { byId, h, put } from "./dom";

const SLOW_MS = 4000;
const PAUSES_S = [2, 4, 8, 15, 30];

/** Shows a line above the page, read aloud by screen readers. An empty call takes it away. */
export function notice(...content: Parameters<typeof put>[1][]): void {
  put(byId("notice"), content.length > 0 && h("p", ...content));
}

/**
 * Does work that may fail for a while, and keeps trying until it succeeds: the page says what is
 * wrong in plain words and mends itself. Errors that will not pass are thrown on.
 */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const slow = setTimeout(() => notice("This is taking longer than usual. Please wait, nothing is lost."), SLOW_MS);
    try {
      const result = await work();
      notice();
      return result;
    } catch (error) {
      if (!passing(error)) {
        notice();
        throw error;
      }
      const pause = Math.max(PAUSES_S[Math.min(attempt, PAUSES_S.length - 1)]!, (error as { retryAfter?: number }).retryAfter ?? 0);
      await waitAndSay(pause);
    } finally {
      clearTimeout(slow);
    }
  }
}

/** What went wrong, for a person. */
export function explain(error: unknown): string {
  if (passing(error)) return "We cannot reach our system right now. Nothing you entered is lost. Please try again.";
  return error instanceof Error ? error.message : "Something went wrong.";
}

export function passing(error: unknown): boolean {
  return typeof error === "object" && error !== null && (error as { passing?: boolean }).passing === true;
}

function waitAndSay(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, seconds * 1000);
    addEventListener("online", go);
    const button = h("button.usa-button.usa-button--unstyled", { type: "button", onclick: go }, "Try now");
    const what = navigator.onLine ? "We cannot reach our system right now." : "You are not connected to the internet.";
    notice(h("strong", what), ` Nothing you entered is lost. We try again in ${seconds} seconds. `, button);
  });
}

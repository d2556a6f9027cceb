/** Small parts that several pages use. */
import { h, put, type Child } from "./dom";

/** A message box. Errors are read aloud at once. */
export function alert(kind: "info" | "success" | "warning" | "error", heading: string, ...text: Child[]): HTMLElement {
  return h(
    `div.usa-alert.usa-alert--${kind}`,
    { role: kind === "error" ? "alert" : undefined },
    h("div.usa-alert__body", h("h2.usa-alert__heading", heading), h("p.usa-alert__text", ...text)),
  );
}

export interface PageError {
  text: string;
  /** Id of the control it is about. */
  target?: string;
}

/** The list of errors above a form; each leads to its field. */
export function errorSummary(errors: PageError[]): HTMLElement {
  const go = (target: string) => (event: Event) => {
    event.preventDefault();
    document.getElementById(target)?.focus();
  };
  return h(
    "div.errors",
    { role: "alert", tabindex: -1, "aria-labelledby": "errors-title" },
    h("h2", { id: "errors-title" }, errors.length === 1 ? "There is 1 thing to correct" : `There are ${errors.length} things to correct`),
    h(
      "ul.usa-list",
      errors.map((e) => h("li", e.target ? h("a", { href: `#${e.target}`, onclick: go(e.target) }, e.text) : e.text)),
    ),
  );
}

export function button(label: string, onclick: (event: Event) => void, style = ""): HTMLButtonElement {
  return h(`button.usa-button${style && ".usa-button--" + style}` as "button", { type: "button", onclick }, label);
}

export function submitButton(label: string): HTMLButtonElement {
  return h("button.usa-button", { type: "submit" }, label);
}

/** Terms and their values. */
export function pairs(rows: [string, Child, Child?][]): HTMLElement {
  return h("dl.pairs", rows.map(([term, value, extra]) => h("div", h("dt", term), h("dd", value), extra && h("dd", extra))));
}

/** Runs work from a button: the button waits, and cannot be pressed twice. */
export async function whileBusy(control: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
  if (control.getAttribute("aria-disabled")) return;
  control.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    control.removeAttribute("aria-disabled");
  }
}

/**
 * Opens what a link leads to in another tab. A tab that cannot look back at this page does not tell whether it
 * opened, so the link is given too.
 */
export function openTab(url: string, label: string, said: HTMLElement): void {
  open(url, "_blank", "noopener");
  put(said, h("span.why", " It is open in another tab. ", h("a", { href: url, target: "_blank", rel: "noopener" }, label), " if you do not see it."));
}

/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

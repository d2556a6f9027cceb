/** The parts of the status page that only tell. */
import { readLetter, type FileKey } from "../lib/api";
import { h, put } from "../lib/dom";
import { adviceOn, documentWords } from "../lib/file";
import { day, instant, moment, words } from "../lib/format";
import { explain, notice, persist } from "../lib/notice";
import { button, openTab } from "../lib/parts";
import type { Letter, Status } from "../lib/types";

export function documents(s: Status): HTMLElement | undefined {
  if (!s.documents.length) return undefined;
  const item = (d: Status["documents"][number]) => {
    const [text, tone] = documentWords[d.state] ?? [d.state, "plain"];
    return h(
      "li.panel",
      h("div.card-head", h("h3", d.name), h(`span.tag.tag--${tone}`, text)),
      d.reason && h("p", h("strong", "What is wrong: "), d.reason),
      d.fix && h("p", h("strong", adviceOn(d.state)), d.fix),
      h("p.why", d.why, d.expiresOn && ` Expires ${day(d.expiresOn)}.`),
    );
  };
  return h("section", h("h2", "Documents"), h("ul.cards", s.documents.map(item)), h("p.no-print", h("a", { href: "/documents/" }, "Send documents")));
}

const deliveryWords: Record<Letter["delivery"], string> = {
  owed: "on its way",
  sent: "sent",
  delivered: "delivered",
  bounced: "could not be delivered; please check your email address with us",
};

export function letters(s: Status, key: FileKey): HTMLElement | undefined {
  if (!s.letters.length) return undefined;
  const problem = h("div", { role: "status" });
  const read = (l: Letter) => async () => {
    try {
      const { url } = await persist(() => readLetter(key, l.letterNumber));
      openTab(url, `Open the letter “${words(l.name)}”`, problem);
    } catch (error) {
      notice();
      put(problem, h("p", explain(error)));
    }
  };
  const row = (l: Letter) =>
    h(
      "li.panel",
      h("div.card-head", h("h3", words(l.name)), h("span.why", instant(l.at))),
      h("p", `Letter ${l.letterNumber.split("-").at(-1)} – ${deliveryWords[l.delivery]}.`),
      l.delivery !== "owed" && h("p.no-print", button(`Read or download`, () => void read(l)(), "unstyled"), h("span.visually-hidden", ` ${words(l.name)}`)),
    );
  return h("section", h("h2", "Letters"), problem, h("ul.cards", s.letters.map(row)));
}

const resultWords: Record<NonNullable<Status["collected"]>[number]["result"], [string, "good" | "bad" | "plain"]> = {
  met: ["Confirmed", "good"],
  "not-met": ["Not confirmed", "bad"],
  adverse: ["Something speaks against it", "bad"],
  unsuccessful: ["No answer yet", "plain"],
};

/** What we collected: the provider's right to see, and to correct. */
export function collected(s: Status): HTMLElement | undefined {
  if (!s.collected?.length) return undefined;
  const row = (c: NonNullable<Status["collected"]>[number]) => {
    const [text, tone] = resultWords[c.result];
    return h("li.panel", h("div.card-head", h("h3", c.name), h(`span.tag.tag--${tone}`, text)), h("p", `From ${c.source}, ${day(c.verifiedOn)}.`));
  };
  return h("section", h("h2", "What we collected about you"), h("p.why", "You have the right to see this and to have mistakes corrected. Call Provider Services if something is wrong."), h("ul.cards", s.collected.map(row)));
}

export function timeline(s: Status): HTMLElement {
  const rows = [...s.timeline].reverse().map((e) => h("li", h("time", { datetime: e.at }, moment(e.at)), e.text));
  return h("section", h("h2", "What happened so far"), h("ol.timeline", rows));
}

/** Proof of participation, once loaded: text to copy for a billing office. */
export function proof(s: Status): HTMLElement | undefined {
  if (s.state !== "enrolled" || !s.providerNumber || !s.participation?.length) return undefined;
  const loaded = s.timeline.findLast((e) => e.event === "ClaimsLoaded" || e.event === "ProviderEnrolled");
  const text = [
    `Provider Number: ${s.providerNumber}`,
    loaded && `Loaded for claims payment on ${instant(loaded.at)}.`,
    ...s.participation.map((p) => `${words(p.product)}: ${p.state}, first claims from ${day(p.effectiveOn)}.`),
  ].filter(Boolean);
  const said = h("span", { role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(text.join("\n")).then(
      () => put(said, " Copied."),
      () => put(said, " Please mark the text and copy it."),
    );
  };
  return h(
    "section",
    h("h2", "Proof of participation"),
    h("div.panel.panel--good", text.map((line) => h("p", line)), h("p.no-print", button("Copy", () => void copy(), "outline"), said)),
  );
}

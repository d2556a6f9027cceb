/** The agreement: to read, and once both have signed, to keep. */
import { readAgreement, type FileKey } from "../lib/api";
import { h, put } from "../lib/dom";
import { day, moment } from "../lib/format";
import { explain, notice, persist } from "../lib/notice";
import { button, openTab } from "../lib/parts";
import type { Status } from "../lib/types";

/** A button that opens the copy to read now. */
export function agreementReader(s: Status, key: FileKey): HTMLElement {
  const said = h("div", { role: "status" });
  const label = s.agreement?.executedOn ? "Open the signed agreement" : "Read the agreement";
  const read = async () => {
    try {
      const { url } = await persist(() => readAgreement(key));
      openTab(url, "Open the agreement here", said);
    } catch (error) {
      notice();
      put(said, h("p", explain(error)));
    }
  };
  return h("div.no-print", h("p", button(label, () => void read(), "outline")), said);
}

/** Who signed what and when, once the provider has. */
export function agreement(s: Status, key: FileKey): HTMLElement | undefined {
  const g = s.agreement;
  if (!g || s.contract === "sent") return undefined;
  return h(
    "section",
    h("h2", "Agreement"),
    h(
      "div.panel",
      g.signedBy && g.signedAt && h("p", `Signed by ${g.signedBy}, ${moment(g.signedAt)}.`),
      h("p", g.executedOn ? `We signed on ${day(g.executedOn)}. Your copy has both signatures.` : "We have not signed yet. We send you the copy with both signatures."),
      h("p.why", `Text ${g.version}.`),
      agreementReader(s, key),
    ),
  );
}

/** The documents of a file, shown in the page, with their review. */
import { h, put } from "../lib/dom";
import { bytes, words } from "../lib/format";
import { explain, notice, persist } from "../lib/notice";
import { button } from "../lib/parts";
import type { FileUpload, StaffFile } from "../lib/types";
import { shortDay as day, shortMoment as moment } from "./days";
import type { Desk } from "./dialog";
import { actorName, codeName, toneOf } from "./names";

export function uploads(f: StaffFile, desk: Desk, act: (name: "review", ref: string) => HTMLElement | undefined): HTMLElement {
  const viewer = h("div");
  const missing = f.documents.filter((d) => d.required && !d.documentId);
  const show = async (u: FileUpload) => {
    try {
      const { url } = await persist(() => desk.api.link(f.applicationId, `documents/${encodeURIComponent(u.documentId)}`));
      const picture = /^image\/(png|jpeg)$/.test(u.contentType);
      const shown = picture ? h("img", { src: url, alt: `${codeName(u.type)}: ${u.fileName}` }) : h("iframe", { src: url, title: `${codeName(u.type)}: ${u.fileName}` });
      put(
        viewer,
        h(
          "div.viewer",
          h("div.card-head", h("h3", { tabindex: -1 }, codeName(u.type)), h("div.small-buttons", act("review", u.documentId), h("a", { href: url, target: "_blank", rel: "noopener" }, "Open in a new tab"), button("Close", () => put(viewer), "unstyled"))),
          shown,
        ),
      );
      viewer.querySelector("h3")?.focus();
    } catch (error) {
      notice();
      put(viewer, h("p", { role: "alert" }, explain(error)));
    }
  };
  const row = (u: FileUpload) =>
    h(
      "tr",
      h("th", { scope: "row" }, codeName(u.type)),
      h("td", h(`span.tag.tag--${toneOf(u.state)}`, words(u.state))),
      h("td.text", `${u.fileName} (${bytes(u.size)})`, u.reason && h("div.why", u.reason)),
      h("td", u.expiresOn ? day(u.expiresOn) : "–"),
      h("td", u.receivedAt ? moment(u.receivedAt) : "–"),
      h("td", u.reviewedBy ? actorName(u.reviewedBy) : "–"),
      h("td", h("div.small-buttons", u.state !== "missing" && button("Show", () => void show(u), "unstyled"), act("review", u.documentId))),
    );
  return h(
    "div",
    missing.length > 0 && h("p", h("strong", "Not here yet: "), missing.map((d) => d.name).join(", ")),
    f.uploads.length > 0 &&
      h("div.scroll", { tabindex: 0, role: "region", "aria-label": "Documents, table" }, h("table.usa-table.usa-table--compact.list", h("caption.visually-hidden", "Documents"), h("thead", h("tr", ["Document", "State", "File", "Expires", "Received", "Reviewed by", "Actions"].map((t) => h("th", { scope: "col" }, t)))), h("tbody", f.uploads.map(row)))),
    viewer,
  );
}

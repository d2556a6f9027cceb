/** Opening a file: Application ID and NPI, and help for those who lost the ID. */
import { checkStatus, remindApplicationId } from "../lib/api";
import { h, put, focusOn } from "../lib/dom";
import { currentFile, openFile } from "../lib/file";
import { HttpError } from "../lib/http";
import * as id from "../lib/identifiers";
import { explain, notice, persist } from "../lib/notice";
import { alert, errorSummary, submitButton, whileBusy } from "../lib/parts";
import type { Status } from "../lib/types";
import { formOf } from "./smallform";

/** Shows the form until a file opens, then hands it on. A file opened in this tab before is used at once. */
export function withFile(app: HTMLElement, why: string, opened: (status: Status) => void): void {
  const current = currentFile();
  if (!current) return ask();
  persist(() => checkStatus(current)).then(opened, () => ask());

  function ask(): void {
    const errors = h("div");
    const form = formOf([
      { at: "/applicationId", label: "Application ID", kind: "text", check: id.applicationId, upper: true, hint: "It is in your first email and looks like CRD-7K3M-9QXT-2B4FW." },
      { at: "/npi", label: "NPI", kind: "text", check: id.npi, hint: "10 digits", narrow: true },
    ]);
    const go = submitButton("Open");
    const el = h("form", { novalidate: true, onsubmit: submit }, form.el, h("div.row", go));
    put(app, errors, h("p.why", why), el, reminder());
    if (location.hash === "#remind") document.getElementById("remind")?.setAttribute("open", "");

    function submit(event: Event): void {
      event.preventDefault();
      const found = form.check();
      if (found.length) {
        put(errors, errorSummary(found));
        return focusOn(errors.querySelector<HTMLElement>(".errors"));
      }
      const values = form.values() as { applicationId: string; npi: string };
      const key = { applicationId: canonical(values.applicationId), npi: values.npi.trim() };
      void whileBusy(go, async () => {
        try {
          const status = await persist(() => checkStatus(key));
          openFile({ ...key, applicationId: status.applicationId });
          opened(status);
        } catch (error) {
          const wrong = error instanceof HttpError && [404, 422].includes(error.status);
          put(errors, alert("error", "We cannot open it", wrong ? "We find no application with this Application ID and NPI. Please check both." : explain(error)));
        }
      });
    }
  }
}

/** As the plan writes it: capitals, with hyphens. */
function canonical(value: string): string {
  const c = value.toUpperCase().replace(/[\s-]/g, "").replace(/^CRD/, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  return `CRD-${c.slice(0, 4)}-${c.slice(4, 8)}-${c.slice(8)}`;
}

function reminder(): HTMLElement {
  const form = formOf([
    { at: "/remindNpi", label: "NPI", kind: "text", check: id.npi, hint: "10 digits", narrow: true },
    { at: "/email", label: "Email on the application", kind: "email", check: id.email, autocomplete: "email" },
  ]);
  const go = submitButton("Mail me the ID");
  const answer = h("div", { role: "status" });
  const submit = (event: Event) => {
    event.preventDefault();
    if (form.check().length) return;
    const { remindNpi, email } = form.values() as { remindNpi: string; email: string };
    void whileBusy(go, async () => {
      try {
        await persist(() => remindApplicationId(remindNpi.trim(), email.trim()));
        put(answer, alert("success", "Please look in your mail", "If we have an application with this NPI and email, its Application ID is on its way to that address."));
      } catch (error) {
        notice();
        put(answer, alert("error", "That did not work", explain(error)));
      }
    });
  };
  return h(
    "details",
    { id: "remind" },
    h("summary", "I do not have my Application ID"),
    h("p", "We mail it to the address on the application, and to no other."),
    h("form", { novalidate: true, onsubmit: submit }, form.el, h("div.row", go)),
    answer,
  );
}

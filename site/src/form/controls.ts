/** The controls of one question, in the design system's markup. */
import { h } from "../lib/dom";
import type { Field, Option } from "./types";

export interface Control {
  field: Field;
  id: string;
  value: unknown;
  describedBy: string;
  change: (value: unknown) => void;
}

const YES_NO: Option[] = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** True for questions made of several inputs: they get a fieldset and a legend. */
export const grouped = ({ kind }: Field): boolean => kind === "date" || kind === "radio" || kind === "yesno" || kind === "many";

export function control(c: Control): HTMLElement {
  switch (c.field.kind) {
    case "select":
      return select(c);
    case "radio":
      return choices(c, "radio", c.field.options!, [String(c.value ?? "")], (v) => c.change(v[0]));
    case "yesno":
      return choices(c, "radio", YES_NO, [String(c.value ?? "")], (v) => c.change(v[0] === "true"));
    case "many":
      return choices(c, "checkbox", c.field.options!, (c.value as string[]) ?? [], (v) => c.change(v));
    case "tick":
      return tick(c);
    case "date":
      return date(c);
    case "textarea":
      return h("textarea.usa-textarea", { ...common(c), rows: 4, value: (c.value as string) ?? "", oninput: typed(c) });
    default:
      return text(c);
  }
}

const common = ({ id, field, describedBy }: Control) => ({
  id,
  name: id,
  "aria-describedby": describedBy || undefined,
  autocomplete: field.autocomplete,
});

const typed = (c: Control) => (event: Event) => c.change((event.target as HTMLInputElement).value);

function text(c: Control): HTMLElement {
  const { kind, narrow } = c.field;
  return h(`input.usa-input.${narrow ? "w-20" : "w-full"}`, {
    ...common(c),
    type: kind === "number" ? "text" : kind,
    inputmode: kind === "number" ? "numeric" : undefined,
    spellcheck: "false",
    value: (c.value as string) ?? "",
    oninput: typed(c),
  });
}

function select(c: Control): HTMLElement {
  const options = (c.field.options ?? []).map((o) => h("option", { value: o.value, selected: o.value === c.value }, o.label));
  return h("select.usa-select", { ...common(c), onchange: typed(c) }, h("option", { value: "" }, "– Choose –"), options);
}

function choices(c: Control, type: "radio" | "checkbox", options: Option[], chosen: string[], change: (v: string[]) => void): HTMLElement {
  const box = h("div", { id: c.id });
  const report = () => change([...box.querySelectorAll<HTMLInputElement>("input:checked")].map((i) => i.value));
  options.forEach((o, i) => {
    const id = `${c.id}-${i}`;
    box.append(
      h(
        `div.usa-${type}`,
        h(`input.usa-${type}__input`, { type, id, name: c.id, value: o.value, checked: chosen.includes(o.value), onchange: report }),
        h(`label.usa-${type}__label`, { for: id }, o.label, o.hint && h(`span.usa-${type}__label-description`, o.hint)),
      ),
    );
  });
  return box;
}

function tick(c: Control): HTMLElement {
  const change = (event: Event) => c.change((event.target as HTMLInputElement).checked || undefined);
  return h(
    "div.usa-checkbox",
    h("input.usa-checkbox__input", { ...common(c), type: "checkbox", checked: c.value === true, onchange: change }),
    h("label.usa-checkbox__label", { for: c.id }, c.field.label),
  );
}

function date(c: Control): HTMLElement {
  const parts = String(c.value ?? "").split("-");
  const box = h("div.usa-memorable-date", { id: c.id });
  const read = () => {
    const [m, d, y] = [...box.querySelectorAll<HTMLInputElement>("select, input")].map((i) => i.value.trim());
    c.change(m || d || y ? [y, m && m.padStart(2, "0"), d && d.padStart(2, "0")].join("-") : "");
  };
  const birth = c.field.autocomplete === "bday";
  box.append(
    h(
      "div.usa-form-group.usa-form-group--month.usa-form-group--select",
      h("label.usa-label", { for: `${c.id}-m` }, "Month"),
      h(
        "select.usa-select",
        { id: `${c.id}-m`, onchange: read, autocomplete: birth ? "bday-month" : undefined },
        h("option", { value: "" }, "– Month –"),
        MONTHS.map((name, i) => h("option", { value: String(i + 1).padStart(2, "0"), selected: Number(parts[1]) === i + 1 }, `${i + 1} – ${name}`)),
      ),
    ),
    number("day", "Day", 2, parts[2]),
    number("year", "Year", 4, parts[0]),
  );
  return box;

  function number(name: string, label: string, size: number, value = ""): HTMLElement {
    const id = `${c.id}-${name[0]}`;
    return h(
      `div.usa-form-group.usa-form-group--${name}`,
      h("label.usa-label", { for: id }, label),
      h("input.usa-input", { id, inputmode: "numeric", maxlength: size, value, oninput: read, autocomplete: birth ? `bday-${name}` : undefined }),
    );
  }
}

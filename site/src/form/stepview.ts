/** One page of the form: its questions, its lists, and their answers. */
import { focusOn, h, put } from "../lib/dom";
import { button, type PageError } from "../lib/parts";
import { liveField, type Live } from "./field";
import { get, set } from "./pointer";
import { isList, type Context, type Field, type List, type Step } from "./types";

export interface StepView {
  el: HTMLElement;
  /** Checks all answers; the errors, in order. */
  check: () => PageError[];
  /** Shows what the server said about fields of this page. */
  complain: (errors: Map<string, string>) => void;
}

/** Builds the page's questions. It draws itself again when an answer changes what is asked. */
export function stepView(step: Step, c: Context, changed: () => void): StepView {
  const questions = h("div");
  const extra = h("div");
  let live: Live[] = [];
  let shape = "";
  draw();
  return { el: h("div", questions, extra), check, complain };

  function draw(): void {
    const items = step.items(c);
    shape = shapeOf();
    live = [];
    const focused = document.activeElement?.id;
    put(questions, items.map((item) => (isList(item) ? list(item) : one(item, item.at))));
    drawExtra();
    if (focused) document.getElementById(focused)?.focus();
  }

  function drawExtra(): void {
    const node = step.extra?.(c, () => {
      changed();
      draw();
    });
    if (node?.parentNode !== extra || !node) put(extra, node);
  }

  function one(field: Field, pointer: string): HTMLElement {
    const { answers } = c.draft;
    const view = liveField(field, pointer, () => get(answers, pointer), (value) => {
      set(answers, pointer, value);
      changed();
      if (shapeOf() !== shape) draw();
      else drawExtra();
    });
    live.push(view);
    return view.el;
  }

  /** Which questions are asked now, to see whether an answer changed them. */
  function shapeOf(): string {
    return JSON.stringify(step.items(c).map((i) => (isList(i) ? [i.list, i.fields.length] : [i.at, i.label, i.options])));
  }

  function list(item: List): HTMLElement {
    const { answers } = c.draft;
    const entries = (get(answers, item.list) as object[] | undefined) ?? [];
    while (entries.length < item.min) entries.push({});
    set(answers, item.list, entries);
    const add = () => {
      entries.push({});
      changed();
      draw();
      focusOn(document.getElementById(`${item.list.slice(1)}-${entries.length - 1}`));
    };
    const remove = (i: number) => () => {
      entries.splice(i, 1);
      changed();
      draw();
      focusOn(questions.querySelector<HTMLElement>(".list-add"));
    };
    const addButton = button(entries.length ? `Add another ${item.one.toLowerCase()}` : `Add a ${item.one.toLowerCase()}`, add, "outline");
    addButton.classList.add("list-add");
    return h(
      "div",
      entries.map((_, i) =>
        h(
          "fieldset.usa-fieldset.panel",
          { id: `${item.list.slice(1)}-${i}`, tabindex: -1 },
          h("legend.usa-legend.usa-legend--large", `${item.one} ${i + 1}`),
          item.fields.map((f) => one(f, `${item.list}/${i}${f.at}`)),
          entries.length > item.min && h("p", button(`Remove ${item.one.toLowerCase()} ${i + 1}`, remove(i), "unstyled")),
        ),
      ),
      entries.length < item.max && h("p", addButton),
    );
  }

  function check(): PageError[] {
    return live.flatMap((l) => {
      const message = l.check();
      return message ? [{ text: message, target: l.target }] : [];
    });
  }

  function complain(errors: Map<string, string>): void {
    for (const l of live) {
      const message = errors.get(l.pointer);
      if (message) l.complain(message);
    }
  }
}

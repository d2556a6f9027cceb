/** Building the page: elements from code, never from strings of HTML. */

export type Child = Node | string | number | false | null | undefined | Child[];
export type Props = Record<string, unknown>;

/** An element: `h("p.usa-hint", { id: "x" }, "text")`. `on…` props listen, `true` sets a bare attribute. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K | `${K}.${string}`, ...rest: (Props | Child)[]): HTMLElementTagNameMap[K] {
  const [name, ...classes] = tag.split(".");
  const el = document.createElement(name!) as HTMLElementTagNameMap[K];
  if (classes.length) el.className = classes.join(" ");
  return fill(el, rest);
}

/** Replaces all that is in an element. */
export function put<E extends Element>(el: E, ...children: Child[]): E {
  el.replaceChildren();
  append(el, children);
  return el;
}

/** The element with this id; the page is broken without it. */
export const byId = (id: string): HTMLElement => document.getElementById(id)!;

/** Moves keyboard and screen reader to an element. */
export function focusOn(el: HTMLElement | null | undefined): void {
  if (!el) return;
  if (el.tabIndex < 0 && !el.hasAttribute("tabindex")) el.tabIndex = -1;
  el.focus();
}

/** Sets an element's props, if the first of the rest are such, and appends what follows. */
export function fill<E extends Element>(el: E, rest: (Props | Child)[]): E {
  let children: (Props | Child)[] = rest;
  if (isProps(rest[0])) {
    setProps(el, rest[0]);
    children = rest.slice(1);
  }
  append(el, children as Child[]);
  return el;
}

function isProps(x: Props | Child): x is Props {
  return typeof x === "object" && x !== null && !Array.isArray(x) && !(x instanceof Node);
}

function setProps(el: Element, props: Props): void {
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value as EventListener);
    else if (key === "value" || key === "checked") (el as HTMLInputElement)[key as "value"] = value as string;
    else el.setAttribute(key, value === true ? "" : String(value));
  }
}

function append(el: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(el, child);
    else if (child !== undefined && child !== null && child !== false) el.append(child instanceof Node ? child : String(child));
  }
}

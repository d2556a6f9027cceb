/** Bar charts as SVG. The table beside each carries the same numbers for those who cannot see it. */
import { fill, h, type Child, type Props } from "../lib/dom";

const svg = (tag: string, ...rest: (Props | Child)[]): SVGElement => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), rest);

export interface Bar {
  label: string;
  values: number[];
  href?: string;
}

const ROW = 26;
const CLASSES = ["bar", "bar-2", "bar-3"];

/** Horizontal bars, a row a label; several values of a row stand below each other. */
export function bars(title: string, rows: Bar[], key: string[]): HTMLElement {
  const [left, width] = matchMedia("(max-width: 600px)").matches ? [130, 310] : [150, 560];
  const n = Math.max(1, key.length);
  const row = n > 1 ? 12 * n + 10 : ROW;
  const max = Math.max(1, ...rows.flatMap((r) => r.values));
  const x = (v: number) => (v / max) * (width - left - 50);
  const marks = rows.flatMap((r, i) =>
    r.values.map((v, j) => {
      const y = i * row + 6 + j * 12;
      const height = n > 1 ? 10 : 16;
      return svg("g", svg("rect", { class: CLASSES[j], x: left, y, width: v && Math.max(1, x(v)), height }), svg("text", { x: left + x(v) + 6, y: y + height - (n > 1 ? 0 : 3) }, String(v)));
    }),
  );
  const labels = rows.map((r, i) => {
    const text = svg("text", { x: left - 8, y: i * row + row / 2 + 4, "text-anchor": "end" }, r.label);
    return text;
  });
  const picture = svg("svg", { viewBox: `0 0 ${width} ${rows.length * row + 4}`, role: "img", "aria-label": `${title}. The table below has the numbers.` }, svg("line", { class: "axis", x1: left, x2: left, y1: 0, y2: rows.length * row }), labels, marks);
  return h("div", key.length > 1 && legend(key), picture as unknown as HTMLElement);
}

function legend(key: string[]): HTMLElement {
  return h("ul.key", { "aria-hidden": "true" }, key.map((k, i) => h("li", svg("svg", { viewBox: "0 0 12 12" }, svg("rect", { class: CLASSES[i], width: 12, height: 12 })), k)));
}

/** The letters that an action sends, as the provider will read them. */
import { h } from "../lib/dom";
import { words } from "../lib/format";
import type { LetterPreview } from "../lib/types";

const WIDTH = 76;

export function lettersView(letters: LetterPreview[]): HTMLElement {
  const n = letters.length;
  const title = n === 0 ? "No letter goes out" : n === 1 ? "This letter goes out" : `These ${n} letters go out`;
  return h("div", h("h3", { tabindex: -1 }, title), letters.map(one));
}

function one(l: LetterPreview): HTMLElement {
  const name = words(l.name);
  return h(
    "div.letter",
    h("p", h("strong", name), l.channel === "post" ? ", by post" : ", by email", h("br"), "Subject: ", h("strong", l.subject)),
    h("div.letter__text", { tabindex: 0, role: "region", "aria-label": `Text of the letter: ${name}` }, unwrapped(l.text)),
  );
}

/** The text with the breaks taken out that only keep its lines within the width of a mail program. */
export function unwrapped(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.reduce((out, line, i) => {
    const word = /^[ >]*(\S*)/.exec(line)![1]!;
    const before = lines[i - 1]!;
    const together = before !== "" && word !== "" && line.startsWith(">") === before.startsWith(">");
    const broken = together && !/^([-*]|\d+\.|-+)$/.test(word) && before.length + 1 + word.length > WIDTH;
    return broken ? `${out} ${line.replace(/^[ >]+/, "")}` : `${out}\n${line}`;
  });
}

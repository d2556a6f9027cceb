/** Draws the page again; the reader stays where they were, and so does the focus. */
export function redraw(app: HTMLElement, draw: () => void): void {
  const at = scrollY;
  const held = document.activeElement;
  const part = held?.closest("section");
  draw();
  scrollTo(0, at);
  if (!held?.isConnected) (document.getElementById(held?.id || "-") ?? document.getElementById(part?.id || "-") ?? app.querySelector("h1"))?.focus({ preventScroll: true });
}

/** Marks the page we are on in the navigation. */
export function here(): void {
  for (const a of document.querySelectorAll<HTMLAnchorElement>(".top__nav a")) if (a.pathname === location.pathname) a.setAttribute("aria-current", "page");
}

/** The few things that are done to the DOM over and over. Text goes in as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** The element of this id. Throws Error where the template has lost it. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}`);
  return found as T;
}

type Child = Node | string | null | undefined | false;

/** A new element with attributes (false and undefined are left out) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child) || child === ""));
  return element;
}

/** A symbol of the page's sprite; with a label it is an image, without one it is decoration. */
export function icon(symbol: string, classes: string, label?: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", classes);
  if (label === undefined) svg.setAttribute("aria-hidden", "true");
  else {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  }
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${symbol}`);
  svg.append(use);
  return svg;
}

/** The mark of a verdict; of none where it is null. */
export function verdictMark(verdict: string | null, label?: string): SVGSVGElement {
  const slug = verdict ?? "none";
  return icon(`v-${slug}`, `vm v-${slug}`, label);
}

export function button(label: string, onClick: () => void, classes = "btn s"): HTMLButtonElement {
  const made = make("button", { type: "button", class: classes }, label);
  made.addEventListener("click", onClick);
  return made;
}

/** Runs `work` once in the next frame, however often it is asked for until then. */
export function onceAFrame(work: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}

/** Says something to those who listen to the page instead of looking at it. */
export function announce(sentence: string): void {
  const live = byId("live");
  live.textContent = live.textContent === sentence ? `${sentence}\u00a0` : sentence; // the same again is said again
}

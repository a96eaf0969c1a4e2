/** SVG elements. Attributes only: the desk's content policy takes no style attribute. */

const SVG = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number | null>>;

/** An element with its attributes, those that are null left out, and what is in it. */
export function svg(name: string, attributes: Attributes = {}, ...inside: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(key, typeof value === "number" ? short(value) : value);
  }
  element.append(...inside);
  return element;
}

/** A box of so many pixels around a point in per cent. Lighter than `point`, which matters in 500 rows. */
export function box(look: string, x: number, y: number, width: number, height: number): SVGElement {
  const place = { class: look, x: percent(x), y: percent(y), width, height };
  return svg("rect", { ...place, transform: `translate(${-width / 2} ${-height / 2})` });
}

/** A point in per cent around which to draw in pixels. */
export function point(x: number, y: number, ...inside: Node[]): SVGElement {
  return svg("svg", { x: percent(x), y: percent(y), class: "point", role: "none" }, ...inside);
}

export function percent(at: number): string {
  return `${short(at)}%`;
}

function short(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}

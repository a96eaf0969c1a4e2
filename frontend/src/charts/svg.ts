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

/** A point in per cent around which to draw in pixels. */
export function point(x: number, y: number, ...inside: Node[]): SVGElement {
  return svg("svg", { x: percent(x), y: percent(y), class: "point" }, ...inside);
}

export function percent(at: number): string {
  return `${short(at)}%`;
}

function short(number: number): string {
  return String(Number(number.toFixed(3)));
}

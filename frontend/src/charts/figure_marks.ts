/** What stands with a figure: its verdict's own mark, and the sign that it cannot be true with another. */

import type { Figure } from "./mark.ts";
import type { Place } from "./placing.ts";
import { OPEN } from "./shapes.ts";
import { point, svg } from "./svg.ts";

/** Further right than this, in per cent, what stands beside a mark goes to its left. */
const RIGHT_EDGE = 84;
/** A range of so many per cent has room for the verdict on it. */
const WIDE = 15;
/** From a mark to the first thing beside it, and from that to the second, in pixels between their middles. */
const FIRST = 16;
const NEXT = 17;
const SIDE = 12;

/** The verdict on the middle of a wide range, or beside a dot; then the sign. `from` and `to` are the ends, in per cent. */
export function beside(figure: Figure, place: Place, from: number, to: number): SVGElement[] {
  const [edge, way] = to > RIGHT_EDGE ? [from, -1] : [to, 1];
  const outside = (way > 0 ? place.end : place.start)?.shape === "open" ? OPEN : 0;
  const isRange = to - from >= WIDE;
  const verdictBeside = figure.verdict !== null && !isRange;
  const signAt = way * (outside + (verdictBeside ? FIRST + NEXT : FIRST));
  const drawn: SVGElement[] = [];
  if (figure.verdict !== null) {
    const [at, offset] = isRange ? [(from + to) / 2, 0] : [edge, way * (outside + FIRST)];
    drawn.push(point(at, 50, ...verdictMark(figure.verdict, offset)));
  }
  if (figure.clashes > 0) drawn.push(point(edge, 50, unequal(signAt)));
  return drawn;
}

function verdictMark(slug: string, x: number): SVGElement[] {
  const corner = { x: x - SIDE / 2, y: -SIDE / 2, width: SIDE, height: SIDE };
  const ground = svg("circle", { class: "halo", cx: x, cy: 0, r: SIDE * 0.7 });
  return [ground, svg("use", { href: `#v-${slug}`, class: `verdict-mark v-${slug}`, ...corner })];
}

function unequal(x: number): SVGElement {
  return svg("path", { class: "clash", d: `M${x - 5}-2h10M${x - 5} 2h10M${x + 3}-6 ${x - 3} 6` });
}

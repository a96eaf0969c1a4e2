/** Draws one mark, and the axis over a column of them. Along the axis in per cent, everything small in pixels. */

import { beside } from "./figure_marks.ts";
import { inWords, writtenTick } from "./format.ts";
import type { Mark } from "./mark.ts";
import { type Place, placed } from "./placing.ts";
import type { Scale } from "./scale.ts";
import { mainDot, whisker } from "./shapes.ts";
import { percent, point, svg } from "./svg.ts";

/** Side of the square that stands for letter F, in pixels. */
const SIDE = 12;

/** The plot of a row: a copy of the grid, the reference, and the mark as a link. */
export function drawRow(mark: Mark, scale: Scale, grid: SVGElement): SVGElement {
  const place = placed(mark, scale);
  const ground = mark.apart ? [] : [grid.cloneNode(true)];
  const corpus = place.reference === null ? [] : [corpusTick(place.reference)];
  const poles = mark.poles === null ? [] : poleNames(mark.poles);
  return svg(
    "svg",
    { role: "none" },
    ...ground,
    ...corpus,
    ...poles,
    linked(mark, scale, shapes(mark, place)),
  );
}

/** The axis over the rows: ticks, their numbers, and the word where it is not linear. */
export function drawAxis(scale: Scale): SVGElement {
  const last = scale.ticks.length - 1;
  const labels = scale.ticks.map(({ value, at }, index) =>
    svg(
      "text",
      { class: index % 2 ? "tick between" : "tick", x: percent(at), y: "100%", "text-anchor": anchor(at) },
      writtenTick(value, scale.kind, index === last),
    ),
  );
  const word = svg(
    "text",
    { class: "tick word", x: "100%", y: "100%", dy: "-1.4em", "text-anchor": "end" },
    "log scale",
  );
  return svg("svg", { "aria-hidden": "true" }, ...labels, ...(scale.logarithmic ? [word] : []));
}

/** A link around what is drawn, or a mere group where nothing is behind it. */
export function linked(mark: Mark, scale: Pick<Scale, "kind">, inside: readonly Node[]): SVGElement {
  const words = inWords(mark, scale.kind);
  if (mark.href === null)
    return svg("g", { class: "mark-link", role: "img", "aria-label": words }, ...inside);
  return svg("a", { class: "mark-link", href: mark.href, "aria-label": words }, ...inside);
}

/** What can be pressed from one place in per cent to another, and as far around as its stroke reaches: 24 pixels at least
 *  (WCAG 2.2, 2.5.8). */
export function target(x1: number, y1: number, x2: number, y2: number): SVGElement {
  const ends = { x1: percent(x1), y1: percent(y1), x2: percent(x2), y2: percent(y2) };
  return svg("line", { class: "hit", ...ends });
}

function shapes(mark: Mark, place: Place): SVGElement[] {
  const { start, end } = place;
  const middle = place.dot ?? (start && end ? (start.at + end.at) / 2 : null);
  if (middle === null) return [noPlace(mark)];
  const [from, to] = [start?.at ?? middle, end?.at ?? middle];
  return [
    target(from, 50, to, 50),
    ...whisker(mark, place, from, to),
    ...(place.dot === null ? [] : [mainDot(mark, place.dot, place.hollow)]),
    ...(mark.figure === null ? [] : beside(mark.figure, place, from, to)),
  ];
}

/** Nothing on the axis: the word that says why. */
function noPlace(mark: Mark): SVGElement {
  const word = mark.apart ? "cannot be judged" : mark.withheld === null ? "no number" : "withheld";
  const square = svg("rect", { class: "no-scale", x: "2", y: -SIDE / 2, width: SIDE, height: SIDE });
  const text = svg("text", { class: "tick", x: mark.apart ? "22" : "2", y: "0.35em" }, word);
  const hit = svg("line", { class: "hit", x1: SIDE, x2: mark.apart ? "108" : "48", y1: "0", y2: "0" });
  return point(0, 50, hit, ...(mark.apart ? [square] : []), text);
}

function poleNames([left, right]: readonly [string, string]): SVGElement[] {
  const at = { class: "tick pole", "aria-hidden": "true", y: "100%", dy: "-0.4em" };
  return [
    svg("text", { ...at, x: "0", dx: "0.3em" }, left),
    svg("text", { ...at, x: "100%", dx: "-0.3em", "text-anchor": "end" }, right),
  ];
}

function corpusTick(at: number): SVGElement {
  return svg("line", { class: "corpus", x1: percent(at), x2: percent(at), y1: "18%", y2: "82%" });
}

/** One path for all ticks, stretched over the plot. */
export function drawGrid(scale: Scale): SVGElement {
  const path = scale.ticks.map(({ at }) => `M${at.toFixed(3)} 0V1`).join("");
  const stretched = {
    viewBox: "0 0 100 1",
    preserveAspectRatio: "none",
    width: "100%",
    height: "100%",
    role: "none",
  };
  return svg(
    "svg",
    stretched,
    svg("path", { class: "grid", d: path, "vector-effect": "non-scaling-stroke" }),
  );
}

function anchor(at: number): string {
  if (at < 4) return "start";
  return at > 96 ? "end" : "middle";
}

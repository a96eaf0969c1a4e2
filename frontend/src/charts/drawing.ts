/** Draws one mark, and the axis over a column of them. Along the axis in per cent, everything small in pixels. */

import { beside } from "./figure_marks.ts";
import { inWords, writtenTick } from "./format.ts";
import type { Mark } from "./mark.ts";
import { type Place, placed } from "./placing.ts";
import type { Scale } from "./scale.ts";
import { mainDot, whisker } from "./shapes.ts";
import { percent, point, svg } from "./svg.ts";

/** Half the side of the least target, in CSS pixels (WCAG 2.2, 2.5.8). */
const REACH = 12;

/** The plot of a row: grid, reference, and the mark as a link. */
export function drawRow(mark: Mark, scale: Scale): SVGElement {
  const place = placed(mark, scale);
  const ground = mark.apart ? [] : scale.ticks.map((tick) => upright(tick.at, "grid"));
  const corpus = place.reference === null ? [] : [corpusTick(place.reference)];
  const poles = mark.poles === null ? [] : poleNames(mark.poles);
  return svg("svg", {}, ...ground, ...corpus, ...poles, linked(mark, scale, shapes(mark, place)));
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

export function target(x: number, y: number): SVGElement {
  const side = 2 * REACH;
  return point(x, y, svg("rect", { class: "hit", x: -REACH, y: -REACH, width: side, height: side }));
}

function shapes(mark: Mark, place: Place): SVGElement[] {
  const { start, end } = place;
  const middle = place.dot ?? (start && end ? (start.at + end.at) / 2 : null);
  if (middle === null) return [noPlace(mark)];
  const [from, to] = [start?.at ?? middle, end?.at ?? middle];
  return [
    svg("rect", { class: "hit", x: percent(from), width: percent(to - from), y: "0", height: "100%" }),
    target(middle, 50),
    ...whisker(mark, place, from, to),
    ...(place.dot === null ? [] : [mainDot(mark, place.dot, place.hollow)]),
    ...(mark.figure === null ? [] : beside(mark.figure, place, from, to)),
  ];
}

/** Nothing on the axis: the word that says why. */
function noPlace(mark: Mark): SVGElement {
  const word = mark.apart ? "cannot be judged" : mark.withheld === null ? "no number" : "withheld";
  const square = svg("rect", { class: "no-scale", x: "2", y: -REACH / 2, width: REACH, height: REACH });
  const text = svg("text", { class: "tick", x: mark.apart ? "22" : "2", y: "0.35em" }, word);
  const hit = svg("rect", { class: "hit", x: "0", y: -REACH, width: "128", height: 2 * REACH });
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

function upright(at: number, look: string): SVGElement {
  return svg("line", { class: look, x1: percent(at), x2: percent(at), y1: "0", y2: "100%" });
}

function anchor(at: number): string {
  if (at < 4) return "start";
  return at > 96 ? "end" : "middle";
}

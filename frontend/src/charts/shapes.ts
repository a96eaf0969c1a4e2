/** The dot and the whisker of a mark. */

import type { Mark } from "./mark.ts";
import type { End, Place } from "./placing.ts";
import { box, percent, point, svg } from "./svg.ts";

/** How far the arrow of an end that nobody knows reaches, in pixels. */
export const OPEN = 22;
const RADIUS = 4.5;
const STROKE = 1.75;
const DIAMOND = 6;
const SMALL = 4;
/** Height of the cap at the end of a range that somebody gave; an interval ends without one, as on the desk's other pages. */
const CAP = 10;

export function dot(x: number, y: number, look: string): SVGElement {
  return svg("circle", { class: look, cx: percent(x), cy: percent(y), r: RADIUS });
}

/** A dot; a diamond where the mark stands out, so that it is told apart without colour too, and for a figure, so that it is
 *  not taken for its verdict's round or square mark. */
export function mainDot(mark: Mark, at: number, hollow: boolean): SVGElement {
  const look = `mark${lookOf(mark, hollow)}`;
  return mark.over || mark.figure !== null ? diamond(at, look, DIAMOND) : dot(at, 50, look);
}

function diamond(at: number, look: string, half: number): SVGElement {
  return point(at, 50, svg("path", { class: look, d: `M0-${half} ${half} 0 0 ${half}-${half} 0z` }));
}

export function whisker(mark: Mark, place: Place, from: number, to: number): SVGElement[] {
  const look = `whisk${lookOf(mark, place.hollow)}`;
  const line = svg("line", { class: look, x1: percent(from), x2: percent(to), y1: "50%", y2: "50%" });
  const start = isDrawn(mark, place.start) ? [endShape(mark, place.start, -1, place.hollow)] : [];
  const end = isDrawn(mark, place.end) ? [endShape(mark, place.end, 1, place.hollow)] : [];
  return [...(from === to ? [] : [line]), ...start, ...end];
}

function isDrawn(mark: Mark, end: End | null): end is End {
  return end !== null && (end.shape !== "cap" || mark.figure !== null);
}

/** A cap, an arrow that points away, or a small diamond, hollow, where a range is only "about". */
function endShape(mark: Mark, end: End, way: 1 | -1, hollow: boolean): SVGElement {
  const look = `whisk${lookOf(mark, hollow)}`;
  if (end.shape !== "cap") return point(end.at, 50, svg("path", { class: look, d: arrow(end, way) }));
  if (hollow) return diamond(end.at, `mark${lookOf(mark, true)}`, SMALL);
  return box(`cap${lookOf(mark, hollow)}`, end.at, 50, STROKE, CAP);
}

/** Out from where the number is known, as long on every axis; or just the head, at the edge of the axis. */
function arrow({ shape }: End, way: 1 | -1): string {
  const tip = shape === "open" ? way * OPEN : 0;
  return `M${tip - 6 * way}-4.5 ${tip} 0 ${tip - 6 * way} 4.5M0 0H${tip}`;
}

function lookOf(mark: Mark, hollow: boolean): string {
  const verdict = mark.figure === null ? "" : ` hued v-${mark.figure.verdict ?? "none"}`;
  const pale = mark.withheld === null ? "" : " pale";
  return `${verdict}${hollow ? " open" : ""}${pale}${mark.over ? " over" : ""}`;
}

/** The dot and the whisker of a mark. */

import type { Mark } from "./mark.ts";
import type { End, Place } from "./placing.ts";
import { percent, point, svg } from "./svg.ts";

const RADIUS = 4.5;
const RING = 3;
/** Half the height of a cap: an estimate's is lower than that of a range that somebody gave. */
const CAP = { estimate: 3, figure: 5 };

export function dot(x: number, y: number, look: string, radius = RADIUS): SVGElement {
  return svg("circle", { class: look, cx: percent(x), cy: percent(y), r: radius });
}

/** A dot; a diamond where the mark stands out, so that it is told apart without colour too. */
export function mainDot(mark: Mark, at: number, hollow: boolean): SVGElement {
  if (!mark.over) return dot(at, 50, `mark${lookOf(mark, hollow)}`);
  return point(at, 50, svg("path", { class: `mark${lookOf(mark, hollow)}`, d: "m0-6 6 6-6 6-6-6z" }));
}

export function whisker(mark: Mark, place: Place, from: number, to: number): SVGElement[] {
  if (from === to) return [];
  const look = `whisk${lookOf(mark, place.hollow)}`;
  const line = svg("line", { class: look, x1: percent(from), x2: percent(to), y1: "50%", y2: "50%" });
  const start = place.start === null ? [] : [endShape(mark, place.start, -1, place.hollow)];
  const end = place.end === null ? [] : [endShape(mark, place.end, 1, place.hollow)];
  return [line, ...start, ...end];
}

/** A cap, an arrow head that points away, or a small ring where a range is only "about". */
function endShape(mark: Mark, end: End, way: 1 | -1, hollow: boolean): SVGElement {
  const look = `whisk${lookOf(mark, hollow)}`;
  if (end.shape === "arrow") {
    const back = -6 * way;
    return point(end.at, 50, svg("path", { class: look, d: `M${back}-4.5 0 0 ${back} 4.5` }));
  }
  if (mark.figure !== null && hollow) return dot(end.at, 50, `mark${lookOf(mark, true)}`, RING);
  const half = mark.figure === null ? CAP.estimate : CAP.figure;
  return point(end.at, 50, svg("line", { class: look, x1: 0, x2: 0, y1: -half, y2: half }));
}

function lookOf(mark: Mark, hollow: boolean): string {
  const verdict = mark.figure === null ? "" : ` hued v-${mark.figure.verdict ?? "none"}`;
  const pale = mark.withheld === null ? "" : " pale";
  return `${verdict}${hollow ? " open" : ""}${pale}${mark.over ? " over" : ""}`;
}

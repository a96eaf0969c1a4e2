/** The pieces of the timeline: a grid of CSS lays them out (static/css/charts.css). */

import { middleOf, type TimeScale } from "./dates.ts";
import { linked, target } from "./drawing.ts";
import { writtenTick } from "./format.ts";
import type { Scale } from "./scale.ts";
import { dot } from "./shapes.ts";
import { percent, point, svg } from "./svg.ts";
import type { Entry } from "./timeline.ts";

const MIDDLE = 50;

export function creditLabels(credit: Scale): SVGElement {
  const last = credit.ticks.length - 1;
  const labels = credit.ticks.map(({ value, at }, index) => {
    const place = { class: "tick", x: "100%", y: percent(100 - at), dy: "0.35em", "text-anchor": "end" };
    return svg("text", place, writtenTick(value, credit.kind, index === last));
  });
  return svg("svg", { class: "credit", "aria-hidden": "true" }, ...labels);
}

export function dateLabels(time: TimeScale): SVGElement {
  const labels = time.ticks.map(({ at, label }, index) => {
    const look = index % 2 ? "tick between" : "tick";
    return svg("text", { class: look, x: percent(at), y: "1.2em", "text-anchor": anchor(at) }, label);
  });
  return svg("svg", { class: "dates", "aria-hidden": "true" }, ...labels);
}

export function undatedLabel(): SVGElement {
  const label = svg("text", { class: "tick", x: "50%", y: "1.2em", "text-anchor": "middle" }, "undated");
  return svg("svg", { class: "dates undated", "aria-hidden": "true" }, label);
}

export function undatedArea(entries: readonly Entry[], credit: Scale): SVGElement {
  const drawn = entries.map((entry) => drawEntry(entry, [MIDDLE, MIDDLE, MIDDLE], credit));
  return svg("svg", { class: "area undated", role: "none" }, ...creditLines(credit), ...drawn);
}

export function datedArea(entries: readonly Entry[], credit: Scale, time: TimeScale): SVGElement {
  const years = time.ticks.map(({ at }) => line("grid", at, 0, at, 100));
  const drawn = entries.map((entry) => {
    const { when } = entry;
    if (when === null) return "";
    return drawEntry(entry, [time.at(when.from), time.at(middleOf(when)), time.at(when.to)], credit);
  });
  return svg("svg", { class: "area", role: "none" }, ...years, ...creditLines(credit), ...drawn);
}

/** At the middle of its date; a period as a bar over all of it. */
function drawEntry(entry: Entry, [from, x, to]: [number, number, number], credit: Scale): SVGElement {
  const { mark, period, open } = entry;
  const y = 100 - credit.at(mark.value ?? 0);
  const bar = period ? [line("core", from, y, to, y)] : [];
  const look = `mark${open ? " open" : ""}${mark.withheld === null ? "" : " pale"}`;
  const shape = period ? periodMark(x, y, look) : dot(x, y, look);
  return linked(mark, credit, [target(x, y, x, y), ...bar, ...upright(entry, x, credit), shape]);
}

/** A square: periods and documents are told apart without colour. */
function periodMark(x: number, y: number, look: string): SVGElement {
  return point(x, y, svg("rect", { class: look, x: -5, y: -5, width: 10, height: 10 }));
}

function upright({ mark }: Entry, x: number, credit: Scale): SVGElement[] {
  if (mark.low === null || mark.high === null) return [];
  const [bottom, top] = [100 - credit.at(mark.low), 100 - credit.at(mark.high)];
  const look = mark.withheld === null ? "whisk" : "whisk pale";
  return [line(look, x, bottom, x, top)];
}

function creditLines(credit: Scale): SVGElement[] {
  return credit.ticks.map(({ at }) => line("grid", 0, 100 - at, 100, 100 - at));
}

function line(look: string, x1: number, y1: number, x2: number, y2: number): SVGElement {
  const ends = { x1: percent(x1), y1: percent(y1), x2: percent(x2), y2: percent(y2) };
  return svg("line", { class: look, ...ends });
}

function anchor(at: number): string {
  if (at < 8) return "start";
  return at > 92 ? "end" : "middle";
}

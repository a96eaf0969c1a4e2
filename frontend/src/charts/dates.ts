/** Dates as documents have them: a year, a month or a day, in UTC. */

import { scaleUtc } from "d3-scale";
import type { Tick } from "./scale.ts";

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const PATTERN = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const TICKS = 4;

/** From the first moment to the last, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface TimeScale {
  readonly ticks: readonly (Tick & { readonly label: string })[];
  at(moment: number): number;
}

/** The stretch that a date names; null for an empty one, or one that is no date. */
export function stretchOf(date: string): Stretch | null {
  const [, year, month, day] = PATTERN.exec(date.trim()) ?? [];
  if (year === undefined) return null;
  const from = utc(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (day !== undefined) return { from, to: from };
  const to = month === undefined ? utc(Number(year) + 1, 0, 1) : utc(Number(year), Number(month), 1);
  return { from, to: to - 1 };
}

export function middleOf({ from, to }: Stretch): number {
  return (from + to) / 2;
}

/** Over all of the stretches, with some room at both ends; the labels as long as they need to be. */
export function timeScale(stretches: readonly Stretch[]): TimeScale {
  const from = Math.min(...stretches.map((stretch) => stretch.from));
  const to = Math.max(...stretches.map((stretch) => stretch.to));
  const spare = Math.max((to - from) * 0.03, to > from ? 0 : 30 * DAY);
  const scale = scaleUtc([from - spare, to + spare], [0, 100]);
  const write = scale.tickFormat(TICKS, pattern(to - from));
  const ticks = scale
    .ticks(TICKS)
    .map((date) => ({ value: Number(date), at: scale(date), label: write(date) }));
  return { ticks, at: scale };
}

function pattern(span: number): string {
  if (span > 3 * YEAR) return "%Y";
  return span > YEAR / 3 ? "%b %Y" : "%-d %b";
}

/** Not Date.UTC alone: that takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month, day);
}

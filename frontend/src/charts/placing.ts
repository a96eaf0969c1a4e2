/** Where the parts of a mark lie, in per cent of the plot's width. */

import type { Mark } from "./mark.ts";
import type { Scale } from "./scale.ts";

export interface End {
  readonly at: number;
  /** cap: the number is known. open: nobody said where it ends. beyond: it ends further out than the axis. */
  readonly shape: "cap" | "open" | "beyond";
}

export interface Place {
  /** The dot; null where there is only a range, or nothing. */
  readonly dot: number | null;
  /** Drawn hollow: withheld, or "about". */
  readonly hollow: boolean;
  readonly start: End | null;
  readonly end: End | null;
  readonly reference: number | null;
}

const NOWHERE: Place = { dot: null, hollow: false, start: null, end: null, reference: null };

export function placed(mark: Mark, scale: Scale): Place {
  if (mark.apart) return NOWHERE;
  return mark.figure === null ? estimate(mark, scale) : figure(mark, mark.figure.bound, scale);
}

function estimate(mark: Mark, scale: Scale): Place {
  const { value, low, high, reference } = mark;
  const whisker = low !== null && high !== null;
  return {
    dot: value === null ? null : within(scale.at(value)),
    hollow: mark.withheld !== null,
    start: whisker ? ended(scale.at(low)) : null,
    end: whisker ? ended(scale.at(high)) : null,
    reference: reference === null ? null : within(scale.at(reference)),
  };
}

/** A figure: a dot for one number, a line between two, an arrow where an end is not known. */
function figure(mark: Mark, bound: string, scale: Scale): Place {
  const known = [mark.low, mark.high].filter((number) => number !== null);
  if (known.length === 0) return NOWHERE;
  const from = within(scale.at(Math.min(...known)));
  const to = within(scale.at(Math.max(...known)));
  const openStart = bound === "at_most" || mark.low === null;
  const openEnd = bound === "at_least" || mark.high === null;
  const single = from === to;
  return {
    dot: single ? from : null,
    hollow: bound === "about",
    start: openStart ? { at: from, shape: "open" } : single ? null : cap(from),
    end: openEnd ? { at: to, shape: "open" } : single ? null : cap(to),
    reference: null,
  };
}

function ended(at: number): End {
  return at < 0 || at > 100 ? { at: within(at), shape: "beyond" } : cap(at);
}

function cap(at: number): End {
  return { at, shape: "cap" };
}

function within(at: number): number {
  return Math.min(100, Math.max(0, at));
}

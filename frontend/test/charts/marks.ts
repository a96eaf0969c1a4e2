import type { Figure, Mark } from "../../src/charts/mark.ts";

const NOTHING: Mark = {
  name: "Ostrel Courier",
  href: "/behind/",
  value: null,
  low: null,
  high: null,
  reference: null,
  withheld: null,
  apart: false,
  over: false,
  poles: null,
  figure: null,
};

/** A mark with the numbers given. */
export function markOf(said: Partial<Mark>): Mark {
  return { ...NOTHING, ...said };
}

/** A figure with its ends and bound. */
export function figureOf(
  low: number | null,
  high: number | null,
  bound: Figure["bound"] = "exact",
  clashes = 0,
): Mark {
  return markOf({ low, high, figure: { bound, verdict: "mixed", verdictName: "Mixed", clashes } });
}

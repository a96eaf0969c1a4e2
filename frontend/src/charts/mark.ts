/** What a row of a chart's table says, and how the numbers of a chart are written. */

export type Kind = "percent" | "rate" | "stance" | "number";
export type Bound = "exact" | "about" | "at_least" | "at_most";

export interface Mark {
  readonly name: string;
  /** What is behind the number; null where the row links nowhere. */
  readonly href: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The corpus rate, or a threshold. */
  readonly reference: number | null;
  /** What is missing; null where the number stands. */
  readonly withheld: string | null;
  /** Letter F: on no scale, whatever its numbers. */
  readonly apart: boolean;
  readonly over: boolean;
  /** What -2 and 2 mean on an axis of stance. */
  readonly poles: readonly [string, string] | null;
  readonly figure: Figure | null;
}

export interface Figure {
  readonly bound: Bound;
  /** Slug and name of its verdict. */
  readonly verdict: string | null;
  readonly verdictName: string;
  /** How many other figures cannot be true with this one. */
  readonly clashes: number;
}

/** The numbers that the axis must reach. */
export function reach(mark: Mark): number[] {
  const known = [mark.value, mark.low, mark.high, mark.reference];
  return mark.apart ? [] : known.filter((number) => number !== null);
}

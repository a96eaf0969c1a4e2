/** Numbers as the tables write them: annotator/templatetags/charts.py has the same rules. */

import type { Kind, Mark } from "./mark.ts";

const MINUS = "\u2212";
const THOUSANDS = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });
/** From here on a tick says 1.2M instead of 1,200,000. */
const LONG = 1_000_000;
const BOUNDS = { exact: "", about: "about ", at_least: "at least ", at_most: "at most " };

export function written(number: number, kind: Kind): string {
  if (kind === "percent") return `${(100 * number).toFixed(0)}\u00a0%`;
  if (kind === "rate") return number.toFixed(2);
  if (kind === "stance") return signed(number);
  return THOUSANDS.format(number).replace("-", MINUS);
}

/** As an axis has it: short, the unit only where it is said once. */
export function writtenTick(number: number, kind: Kind, last: boolean): string {
  if (kind === "percent") return `${Number((100 * number).toFixed(6))}${last ? "\u00a0%" : ""}`;
  if (kind === "stance") return number === 0 ? "0" : signed(number).replace(".0", "");
  const format = Math.abs(number) >= LONG ? SHORT : THOUSANDS;
  return format.format(number).replace("-", MINUS);
}

/** What is seen at a mark, for those who hear it: "Ostrel Courier: 72 %, 95 % interval 61 % to 81 %". */
export function inWords(mark: Mark, kind: Kind): string {
  if (mark.apart) return `${mark.name}: cannot be judged${mark.withheld ? `, ${mark.withheld}` : ""}`;
  const parts = mark.figure === null ? estimateInWords(mark, kind) : figureInWords(mark, mark.figure, kind);
  return `${mark.name}: ${parts.join(", ")}`;
}

function estimateInWords(mark: Mark, kind: Kind): string[] {
  const { value, low, high, reference, withheld } = mark;
  return [
    ...(value === null ? [] : [written(value, kind)]),
    ...(low === null || high === null
      ? []
      : [`95 % interval ${written(low, kind)} to ${written(high, kind)}`]),
    ...(reference === null ? [] : [`corpus ${written(reference, kind)}`]),
    ...(mark.over ? ["stands out"] : []),
    ...(withheld === null ? [] : [`withheld: ${withheld}`]),
    ...(value === null && withheld === null ? ["no number"] : []),
  ];
}

function figureInWords(mark: Mark, figure: NonNullable<Mark["figure"]>, kind: Kind): string[] {
  const ends = [...new Set([mark.low, mark.high])].filter((end) => end !== null);
  const numbers = ends.map((end) => written(end, kind)).join(" to ");
  return [
    numbers === "" ? "no number" : BOUNDS[figure.bound] + numbers,
    ...(figure.verdict === null ? [] : [figure.verdictName]),
    ...(figure.clashes === 0 ? [] : [`cannot be true with ${figure.clashes} of the others`]),
  ];
}

function signed(number: number): string {
  const rounded = Math.round(number * 10) / 10;
  if (rounded === 0) return "0.0";
  return `${rounded > 0 ? "+" : MINUS}${Math.abs(rounded).toFixed(1)}`;
}

/** From numbers to places in per cent of the plot's width, so that nothing has to be drawn anew when it changes. */

import { scaleLinear, scaleLog } from "d3-scale";
import { type Kind, type Mark, reach } from "./mark.ts";

/** Greatest over least number from which a logarithmic axis is used: below, half of the marks still have most of the axis. */
export const LOG_FROM = 50;
const TICKS = 4;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];
/** How much of the axis stays free at an end that a mark may point beyond, in per cent. */
const MARGIN = 6;

export interface Tick {
  readonly value: number;
  readonly at: number;
}

export interface Scale {
  readonly kind: Kind;
  readonly logarithmic: boolean;
  readonly ticks: readonly Tick[];
  /** Where a number lies, in per cent; beyond the ends where it does. */
  at(number: number): number;
}

export interface Wanted {
  readonly kind: Kind;
  readonly lowEnd: number | null;
  readonly highEnd: number | null;
}

/** An axis with the ends asked for; where none are, one that begins at 0 and reaches as far as the numbers do (figures:
 *  from the least to the greatest, logarithmic where they are far apart). */
export function scaleFor(wanted: Wanted, marks: readonly Mark[]): Scale {
  const numbers = marks.flatMap(reach);
  if (wanted.kind === "number") return figureScale(numbers);
  const least = wanted.lowEnd ?? Math.min(0, ...numbers);
  const greatest = wanted.highEnd ?? Math.max(0, ...numbers);
  const linear = scaleLinear([least, greatest > least ? greatest : least + 1], [0, 100]);
  const nice = wanted.highEnd === null ? linear.nice(TICKS) : linear;
  return finish(wanted.kind, nice, isShare(wanted) ? QUARTERS : nice.ticks(TICKS), false);
}

function isShare({ kind, lowEnd, highEnd }: Wanted): boolean {
  return kind === "percent" && lowEnd === 0 && highEnd === 1;
}

function figureScale(numbers: readonly number[]): Scale {
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0) return finish("number", scaleLinear([0, 1], [MARGIN, 100 - MARGIN]), [], false);
  const range = [MARGIN, 100 - MARGIN];
  if (least > 0 && greatest / least >= LOG_FROM) {
    const scale = scaleLog([least, greatest], range);
    return finish("number", scale, powers(scale.ticks(), least, greatest), true);
  }
  const spare = greatest > least ? 0 : Math.abs(least) / 10 || 1;
  const scale = scaleLinear([least - spare, greatest + spare], range).nice(TICKS);
  return finish("number", scale, scale.ticks(TICKS), false);
}

/** Of all that d3 offers on a logarithmic axis: 1, 10, 100 …, with 3, 30, 300 … where those are few. */
function powers(offered: readonly number[], least: number, greatest: number): number[] {
  const leads = Math.log10(greatest / least) < 3 ? [1, 3] : [1];
  const kept = offered.filter((tick) => leads.includes(Number(tick.toExponential()[0])));
  const step = Math.ceil(kept.length / (TICKS + 1));
  return kept.filter((_, index) => index % step === 0);
}

function finish(
  kind: Kind,
  at: (number: number) => number,
  ticks: readonly number[],
  logarithmic: boolean,
): Scale {
  return { kind, logarithmic, at, ticks: ticks.map((value) => ({ value, at: at(value) })) };
}

/** Credit by date, above its table: points for documents, a bar with a whisker for a year or a month. */

import { type Stretch, stretchOf, timeScale } from "./dates.ts";
import type { Mark } from "./mark.ts";
import { readMark, readWanted } from "./reading.ts";
import { scaleFor } from "./scale.ts";
import { creditLabels, datedArea, dateLabels, undatedArea, undatedLabel } from "./timeline_parts.ts";

export interface Entry {
  readonly mark: Mark;
  /** What its date names; null where there is none. */
  readonly when: Stretch | null;
  /** Drawn over all of that, not at its middle. */
  readonly period: boolean;
  /** Drawn hollow: it does not count. */
  readonly open: boolean;
}

/** Draws into `.drawing`; takes that away where no row has a number. */
export function drawTimeline(figure: HTMLElement): void {
  const drawing = figure.querySelector(".drawing");
  const entries = [...figure.querySelectorAll<HTMLTableRowElement>("tbody tr")].map(readEntry);
  const shown = entries.filter(({ mark }) => mark.value !== null);
  if (shown.length === 0) drawing?.remove();
  else drawing?.replaceChildren(...parts(figure, shown));
}

export function readEntry(row: HTMLTableRowElement): Entry {
  const { date = "", period, open } = row.dataset;
  const mark = readMark(row, row);
  return {
    mark: { ...mark, name: `${date || "undated"}, ${mark.name}` },
    when: stretchOf(date),
    period: period !== undefined,
    open: open !== undefined || mark.withheld !== null,
  };
}

/** The labels of the credit, then a column for undated ones, then those with a date. Periods below documents. */
function parts(figure: HTMLElement, entries: readonly Entry[]): SVGElement[] {
  const marks = entries.map(({ mark }) => mark);
  const credit = scaleFor(readWanted(figure, figure), marks);
  const dated = entries
    .filter(({ when }) => when !== null)
    .sort((a, b) => Number(b.period) - Number(a.period));
  const undated = entries.filter(({ when }) => when === null);
  const drawn = [creditLabels(credit)];
  if (undated.length > 0) drawn.push(undatedArea(undated, credit), undatedLabel());
  if (dated.length > 0) {
    const time = timeScale(dated.flatMap(({ when }) => when ?? []));
    drawn.push(datedArea(dated, credit, time), dateLabels(time));
  }
  return drawn;
}

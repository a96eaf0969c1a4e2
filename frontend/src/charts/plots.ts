/** Fills the plot column of a chart's table. */

import { drawAxis, drawGrid, drawRow } from "./drawing.ts";
import type { Mark } from "./mark.ts";
import { readMark, readWanted } from "./reading.ts";
import { type Scale, scaleFor } from "./scale.ts";

interface Row {
  readonly cell: HTMLTableCellElement;
  readonly mark: Mark;
}

/** Draws every row on the axis of its body, else on the one that all bodies share. The order stays the table's. */
export function drawPlots(figure: HTMLElement): void {
  const bodies = [...figure.querySelectorAll("tbody")];
  const [alone, together] = [bodies.filter(axisOf), bodies.filter((body) => axisOf(body) === null)];
  for (const body of alone) drawOn(axisOf(body), body, figure, rowsOf(body));
  drawOn(figure.querySelector("thead [data-axis]"), figure, figure, together.flatMap(rowsOf));
}

function drawOn(
  axis: Element | null,
  settings: HTMLElement,
  figure: HTMLElement,
  rows: readonly Row[],
): void {
  if (axis === null) return;
  const scale: Scale = scaleFor(
    readWanted(settings, figure),
    rows.map(({ mark }) => mark),
  );
  axis.replaceChildren(drawAxis(scale));
  const grid = drawGrid(scale);
  for (const { cell, mark } of rows) cell.replaceChildren(drawRow(mark, scale, grid));
}

function rowsOf(body: HTMLTableSectionElement): Row[] {
  return [...body.rows].flatMap((row) => {
    const cell = row.querySelector<HTMLTableCellElement>("td.plot:not([data-axis])");
    return cell === null ? [] : [{ cell, mark: readMark(row, cell) }];
  });
}

function axisOf(body: Element): Element | null {
  return body.querySelector("[data-axis]");
}

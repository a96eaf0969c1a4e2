/** Reads the tables: the charts have no other source. What is asked of the markup: templates/charts/README.md. */

import type { Bound, Figure, Kind, Mark } from "./mark.ts";
import type { Wanted } from "./scale.ts";

const KINDS: readonly string[] = ["percent", "rate", "stance", "number"];
const BOUNDS: readonly string[] = ["exact", "about", "at_least", "at_most"];

/** The mark of a row whose numbers stand in `holder`: its plot cell, or the row itself. */
export function readMark(row: HTMLTableRowElement, holder: HTMLElement): Mark {
  const { value, low, high, ref, withheld, over, left, right } = holder.dataset;
  return {
    name: nameOf(row),
    href: row.querySelector("a[data-behind]")?.getAttribute("href") ?? firstLink(row),
    value: numberIn(value),
    low: numberIn(low),
    high: numberIn(high),
    reference: numberIn(ref),
    withheld: withheld ?? null,
    apart: row.parentElement?.classList.contains("apart") ?? false,
    over: over !== undefined,
    poles: left === undefined || right === undefined ? null : [left, right],
    figure: readFigure(row, holder),
  };
}

/** The axis that a body asks for, else its figure. */
export function readWanted(body: HTMLElement, figure: HTMLElement): Wanted {
  const said = (name: string) => body.dataset[name] ?? figure.dataset[name];
  const kind = said("kind");
  return {
    kind: isKind(kind) ? kind : "percent",
    lowEnd: numberIn(said("lowEnd")),
    highEnd: numberIn(said("highEnd")),
  };
}

/** A plain number; null where there is none, or something else. */
export function numberIn(said: string | undefined): number | null {
  if (said === undefined || said.trim() === "") return null;
  const number = Number(said);
  return Number.isFinite(number) ? number : null;
}

function readFigure(row: HTMLTableRowElement, holder: HTMLElement): Figure | null {
  const { bound, verdict, clashes } = holder.dataset;
  if (bound === undefined) return null;
  return {
    bound: isBound(bound) ? bound : "exact",
    verdict: verdict ?? null,
    verdictName: row.querySelector(".verdict")?.textContent.trim() ?? verdict ?? "",
    clashes: numberIn(clashes) ?? 0,
  };
}

/** The words of the row's head, without what is said aside. */
function nameOf(row: HTMLTableRowElement): string {
  const parts = [...(row.querySelector("th[scope=row]")?.childNodes ?? [])];
  const said = parts.filter((part) => !(part instanceof Element && part.classList.contains("aside")));
  return said
    .map((part) => part.textContent)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function firstLink(row: HTMLTableRowElement): string | null {
  return row.querySelector("a[href]")?.getAttribute("href") ?? null;
}

function isKind(said: string | undefined): said is Kind {
  return said !== undefined && KINDS.includes(said);
}

function isBound(said: string): said is Bound {
  return BOUNDS.includes(said);
}

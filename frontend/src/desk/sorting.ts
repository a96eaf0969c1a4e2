/** Tables that sort by a click on a column's head. Without the script they stand in the server's order. */

const WORDS = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

type Direction = "ascending" | "descending";

/** Sorts the rows of each body by the column of the pressed `th button.sort`. A cell counts by its `data-sort` where it
 *  has one, else by its words; cells without either, or with a dash, come last both ways. Number columns (`th.n`) start
 *  with the greatest. A body of class `apart` stays as it is. */
export function makeSortable(table: HTMLTableElement): void {
  for (const button of table.querySelectorAll<HTMLButtonElement>("thead th button.sort")) {
    button.addEventListener("click", () => sortBy(table, button.closest("th") as HTMLTableCellElement));
  }
}

function sortBy(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const direction = nextDirection(head);
  for (const other of table.querySelectorAll("thead th[aria-sort]")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction);
  for (const body of table.tBodies) {
    if (!body.classList.contains("apart")) body.append(...sortedRows(body, head.cellIndex, direction));
  }
}

function nextDirection(head: HTMLTableCellElement): Direction {
  const now = head.getAttribute("aria-sort");
  if (now === "ascending") return "descending";
  if (now === "descending") return "ascending";
  return head.classList.contains("n") ? "descending" : "ascending";
}

function sortedRows(
  body: HTMLTableSectionElement,
  column: number,
  direction: Direction,
): HTMLTableRowElement[] {
  const sign = direction === "ascending" ? 1 : -1;
  const keyed = Array.from(body.rows, (row) => ({ row, key: keyOf(row.cells[column]) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key, sign));
  return keyed.map(({ row }) => row);
}

function keyOf(cell: HTMLTableCellElement | undefined): string {
  const key = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
  return /^[-–—]$/.test(key) ? "" : key;
}

function compareKeys(a: string, b: string, sign: number): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  const difference = Number(a) - Number(b);
  return sign * (Number.isNaN(difference) ? WORDS.compare(a, b) : difference);
}

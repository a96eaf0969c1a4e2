import assert from "node:assert/strict";
import { test } from "node:test";
import "../dom.ts";

const { makeSortable } = await import("../../src/desk/sorting.ts");

function table(heads: readonly string[], rows: readonly (readonly string[])[]): HTMLTableElement {
  const head = heads.map((name) => `<th class="${name}"><button class="sort">${name}</button></th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
  document.body.innerHTML = `<table class="data"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  const element = document.querySelector("table") as HTMLTableElement;
  makeSortable(element);
  return element;
}

function press(element: HTMLTableElement, column: number): string[] {
  element.querySelectorAll<HTMLButtonElement>("button.sort")[column]?.click();
  return Array.from(element.tBodies[0]?.rows ?? [], (row) => row.cells[column]?.textContent ?? "");
}

test("words sort up, then down, and the head says which", () => {
  const element = table(["name"], [["Écho"], ["beta"], ["Zulu"]]);
  assert.deepEqual(press(element, 0), ["beta", "Écho", "Zulu"]);
  assert.equal(element.querySelector("th")?.getAttribute("aria-sort"), "ascending");
  assert.deepEqual(press(element, 0), ["Zulu", "Écho", "beta"]);
  assert.equal(element.querySelector("th")?.getAttribute("aria-sort"), "descending");
});

test("numbers start with the greatest, and what is missing comes last both ways", () => {
  const element = table(
    ["name", "n"],
    [
      ["a", "9"],
      ["b", "–"],
      ["c", "10"],
      ["d", "-2.5"],
    ],
  );
  assert.deepEqual(press(element, 1), ["10", "9", "-2.5", "–"]);
  assert.deepEqual(press(element, 1), ["-2.5", "9", "10", "–"]);
});

test("a cell sorts by its data-sort where it has one", () => {
  const element = table(["n"], [["two"], ["one"]]);
  element.querySelectorAll("td").forEach((cell, index) => {
    cell.dataset.sort = String(2 - index);
  });
  assert.deepEqual(press(element, 0), ["two", "one"]);
});

test("only the pressed column says that it is sorted", () => {
  const element = table(["name", "n"], [["a", "1"]]);
  press(element, 0);
  press(element, 1);
  const said = Array.from(element.querySelectorAll("th"), (head) => head.getAttribute("aria-sort"));
  assert.deepEqual(said, [null, "descending"]);
});

import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { listenToKeys } from "../../src/charts/keys.ts";
import { drawPlots } from "../../src/charts/plots.ts";
import { drawTimeline } from "../../src/charts/timeline.ts";

Object.assign(globalThis, { HTMLElement: window.HTMLElement });

function page(rows: string, apart = ""): HTMLElement {
  document.body.innerHTML = `<figure data-chart="intervals" data-kind="percent" data-low-end="0" data-high-end="1"><table>
    <thead><tr><th>Source</th><td class="plot" data-axis></td></tr></thead>
    <tbody>${rows}</tbody><tbody class="apart">${apart}</tbody></table></figure>`;
  return document.querySelector("figure") as HTMLElement;
}

function row(name: string, attributes: string): string {
  return `<tr><th scope="row"><a href="/${name}">${name}</a> <span class="aside">aside</span></th>
    <td class="plot" ${attributes}></td><td><a data-behind href="/behind/${name}">n</a></td></tr>`;
}

const THREE = ["C", "A", "B"]
  .map((name) => row(name, 'data-value=".5" data-low=".4" data-high=".6"'))
  .join("");
let figure: HTMLElement;

beforeEach(() => {
  figure = page(THREE, row("F", 'data-value=".9" data-low=".8" data-high="1"'));
  drawPlots(figure);
});

test("every row has one mark, in the order of the table", () => {
  const labels = [...figure.querySelectorAll("a.mark-link")].map(
    (mark) => mark.getAttribute("aria-label")?.[0],
  );
  assert.deepEqual(labels, ["C", "A", "B", "F"]);
});

test("a mark links to what is behind its number", () => {
  assert.equal(figure.querySelector("a.mark-link")?.getAttribute("href"), "/behind/C");
});

test("letter F is drawn without a dot, a whisker or the grid", () => {
  const apart = figure.querySelector(".apart .plot");
  assert.equal(apart?.querySelectorAll(".mark, .whisk, .grid").length, 0);
  assert.match(apart?.textContent ?? "", /cannot be judged/);
});

test("nothing that is drawn has a style attribute, an element of styles or a script", () => {
  assert.equal(document.querySelectorAll("[style], style, script").length, 0);
});

test("drawing again changes nothing", () => {
  const before = figure.innerHTML;
  drawPlots(figure);
  assert.equal(figure.innerHTML, before);
});

test("numbers that are none leave the word, and a hostile name stays a name", () => {
  figure = page(row("&lt;b&gt;", 'data-value="many" data-low="1e999" data-high=""'));
  drawPlots(figure);
  assert.equal(figure.querySelector("a.mark-link")?.getAttribute("aria-label"), "<b>: no number");
  assert.equal(figure.querySelectorAll(".mark").length, 0);
});

test("arrow keys go from mark to mark; a long chart is one stop", () => {
  listenToKeys(figure);
  const marks = [...figure.querySelectorAll<SVGAElement>("a.mark-link")];
  marks[0]?.focus();
  marks[0]?.dispatchEvent(new window.KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  assert.equal(document.activeElement, marks[1]);
  marks[1]?.dispatchEvent(new window.KeyboardEvent("keydown", { key: "End", bubbles: true }));
  assert.equal(document.activeElement, marks.at(-1));

  figure = page(Array.from({ length: 80 }, (_, index) => row(`r${index}`, 'data-value=".5"')).join(""));
  drawPlots(figure);
  listenToKeys(figure);
  assert.equal(figure.querySelectorAll("a.mark-link[tabindex='0']").length, 1);
  assert.equal(figure.querySelectorAll("a.mark-link[tabindex='-1']").length, 79);
});

test("bodies with axes of their own do not share one", () => {
  document.body.innerHTML = `<figure><table>${["1", "50"]
    .map(
      (high) => `<tbody data-kind="rate">
    <tr><th></th><td class="plot" data-axis></td></tr>${row("A", `data-value="1" data-low="0" data-high="${high}"`)}</tbody>`,
    )
    .join("")}</table></figure>`;
  drawPlots(document.querySelector("figure") as HTMLElement);
  const ats = [...document.querySelectorAll(".mark")].map((dot) => dot.getAttribute("cx"));
  assert.deepEqual(ats, ["100%", "2%"]);
});

test("a timeline without a number takes its empty place away", () => {
  document.body.innerHTML = `<figure data-kind="percent"><div class="drawing"></div><table><tbody>
    <tr data-date="2024"><th scope="row">A</th></tr></tbody></table></figure>`;
  drawTimeline(document.querySelector("figure") as HTMLElement);
  assert.equal(document.querySelector(".drawing"), null);
});

test("on the timeline the undated stand apart from the dated", () => {
  const entry = (date: string) =>
    `<tr data-date="${date}" data-value=".5"><th scope="row">A</th><td><a href="/a">50</a></td></tr>`;
  document.body.innerHTML = `<figure data-kind="percent" data-low-end="0" data-high-end="1"><div class="drawing"></div>
    <table><tbody>${entry("2024-01-01")}${entry("2023")}${entry("")}</tbody></table></figure>`;
  drawTimeline(document.querySelector("figure") as HTMLElement);
  assert.equal(document.querySelectorAll(".area:not(.undated) a.mark-link").length, 2);
  assert.equal(document.querySelectorAll(".area.undated a.mark-link").length, 1);
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../dom.ts";

const { applyTheme, wireThemeButtons } = await import("../../src/desk/theme.ts");

beforeEach(() => {
  localStorage.clear();
  document.documentElement.removeAttribute("data-theme");
  document.body.innerHTML = '<button type="button" data-theme-turn>Light or dark</button>';
});

function button(): HTMLButtonElement {
  return document.querySelector("button") as HTMLButtonElement;
}

test("without a choice the system's theme holds", () => {
  applyTheme();
  assert.equal(document.documentElement.hasAttribute("data-theme"), false);
});

test("the button turns from auto to light to dark and back, says which, and it is kept", () => {
  wireThemeButtons();
  assert.equal(button().textContent, "Light or dark: auto");
  for (const theme of ["light", "dark"]) {
    button().click();
    assert.equal(document.documentElement.dataset.theme, theme);
    assert.equal(button().textContent, `Light or dark: ${theme}`);
    assert.equal(localStorage.getItem("assay-theme"), theme);
  }
  button().click();
  assert.equal(document.documentElement.hasAttribute("data-theme"), false);
});

test("a stored word that is no theme counts as none", () => {
  localStorage.setItem("assay-theme", "purple");
  applyTheme();
  assert.equal(document.documentElement.hasAttribute("data-theme"), false);
});

test("a turn in another tab is followed", () => {
  wireThemeButtons();
  localStorage.setItem("assay-theme", "dark");
  window.dispatchEvent(new StorageEvent("storage", { key: "assay-theme" }));
  assert.equal(document.documentElement.dataset.theme, "dark");
});

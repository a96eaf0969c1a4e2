import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../dom.ts";

const { wireNumberKeys } = await import("../../src/desk/number_keys.ts");

let saved = 0;

function radio(group: string, key: string): string {
  return `<input type="radio" name="${group}" value="${group}${key}" data-key="${key}">`;
}

beforeEach(() => {
  localStorage.clear();
  saved = 0;
  document.body.innerHTML = `<form data-number-keys>
    <fieldset>${radio("verdict", "1")}${radio("verdict", "2")}</fieldset>
    <fieldset>${radio("stance", "1")}${radio("stance", "2")}</fieldset>
    <textarea></textarea></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  form.requestSubmit = () => {
    saved += 1;
  };
});

function press(key: string, options: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }),
  );
}

function picked(): string[] {
  return Array.from(document.querySelectorAll<HTMLInputElement>("input:checked"), (one) => one.value);
}

wireNumberKeys();

test("a number picks in the first group, the next one in the next", () => {
  press("2");
  press("1");
  assert.deepEqual(picked(), ["verdict2", "stance1"]);
});

test("in the last group a number changes what is picked", () => {
  press("2");
  press("1");
  press("2");
  assert.deepEqual(picked(), ["verdict2", "stance2"]);
});

test("Enter saves where nothing has the focus", () => {
  press("Enter");
  assert.equal(saved, 1);
});

test("numbers that are written, and those pressed with another key, pick nothing", () => {
  press("1", { ctrlKey: true });
  document.querySelector("textarea")?.focus();
  press("1");
  press("Enter");
  assert.deepEqual(picked(), []);
  assert.equal(saved, 0);
});

test("who has switched single keys off picks with the mouse or the arrows", () => {
  localStorage.setItem("assay-single-keys", "off");
  press("1");
  assert.deepEqual(picked(), []);
});

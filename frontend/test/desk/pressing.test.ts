import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../dom.ts";

const { wirePressing } = await import("../../src/desk/pressing.ts");

let pressed: string[] = [];

beforeEach(() => {
  localStorage.clear();
  pressed = [];
  document.body.innerHTML = `<button data-press="n" disabled>none</button><button data-press="n">first</button>
    <button data-press="n">second</button><input type="search"><input type="checkbox">`;
  for (const button of document.querySelectorAll("button")) {
    button.addEventListener("click", () => pressed.push(button.textContent ?? ""));
  }
});

function press(key: string, options: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }),
  );
}

wirePressing();

test("the key presses the first button that can be pressed", () => {
  press("n");
  press("x");
  assert.deepEqual(pressed, ["first"]);
});

test("a held key, a key with another and a key while writing press nothing", () => {
  press("n", { repeat: true });
  press("n", { ctrlKey: true });
  document.querySelector<HTMLInputElement>("input[type='search']")?.focus();
  press("n");
  assert.deepEqual(pressed, []);
  document.querySelector<HTMLInputElement>("input[type='checkbox']")?.focus();
  press("n");
  assert.deepEqual(pressed, ["first"]);
});

test("who has switched single keys off presses with the mouse", () => {
  localStorage.setItem("assay-single-keys", "off");
  press("n");
  assert.deepEqual(pressed, []);
});

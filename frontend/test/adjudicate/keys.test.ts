import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../src/adjudicate/keys.ts";

const press = (key: string, code: string, held: Partial<Record<"ctrlKey" | "shiftKey", boolean>> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
  ...held,
});

test("a letter is the key it is on, whatever the layout", () => {
  assert.equal(keyOf(press("j", "KeyJ")), "j");
  assert.equal(keyOf(press("о", "KeyJ")), "j");
  assert.equal(keyOf(press("J", "KeyJ", { shiftKey: true })), "Shift+j");
});

test("a digit is one also where it needs Shift", () => {
  assert.equal(keyOf(press("1", "Digit1")), "1");
  assert.equal(keyOf(press("&", "Digit1")), "1");
});

test("what is held with Ctrl is not the plain key", () => {
  assert.equal(keyOf(press("a", "KeyA", { ctrlKey: true })), "Ctrl+a");
  assert.equal(keyOf(press("1", "Digit1", { ctrlKey: true })), "Ctrl+1");
});

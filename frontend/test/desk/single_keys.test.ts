import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../dom.ts";

const { wireSingleKeys } = await import("../../src/desk/single_keys.ts");

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = '<input type="checkbox" data-single-keys checked>';
});

function check(): HTMLInputElement {
  return document.querySelector("input") as HTMLInputElement;
}

test("single-letter keys are on until somebody switches them off", () => {
  wireSingleKeys();
  assert.equal(check().checked, true);
});

test("what one sets is kept under the key that the reading page asks for", () => {
  wireSingleKeys();
  check().click();
  assert.equal(localStorage.getItem("assay-single-keys"), "off");
  wireSingleKeys();
  assert.equal(check().checked, false);
});

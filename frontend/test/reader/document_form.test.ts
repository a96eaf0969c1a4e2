import assert from "node:assert/strict";
import { test } from "node:test";
import "../dom.ts";
import { FakeStorage } from "./storage.ts";

Object.assign(globalThis, { FormData: window.FormData });
const { DocumentForm, Draft } = await import("../../src/reader/document_form.ts");

const SAID = {
  genre: "satire",
  frames: ["Morality"],
  omissions: "Who paid.",
  slants: { authorities: -2, market: 1 },
  distressing: true,
  note: "",
};
const NOTHING = { genre: null, frames: [], omissions: "", slants: {}, distressing: false, note: "" };

function radios(name: string, values: readonly string[]): string {
  return values
    .map((value) => `<input type="radio" name="${name}" value="${value}"${value === "" ? " checked" : ""}>`)
    .join("");
}

function page(storage = new FakeStorage()) {
  document.body.innerHTML = `<form id="document-form">${radios("genre", ["opinion", "satire", ""])}
    ${radios("slant:authorities", ["-2", "-1", "0", "1", "2", ""])}${radios("slant:market", ["-2", "0", "1", ""])}
    <input type="checkbox" name="frames" value="Economic"><input type="checkbox" name="frames" value="Morality">
    <textarea name="omissions"></textarea><textarea name="note"></textarea><input type="checkbox" name="distressing"></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  return { storage, form, draft: new Draft(storage, "7", "a1") };
}

test("an untouched form says nothing", () => {
  const { draft } = page();
  const form = new DocumentForm(draft, null);
  form.show();
  assert.deepEqual(form.read(), NOTHING);
});

test("what was submitted before is filled in, and read back the same", () => {
  const { draft } = page();
  const form = new DocumentForm(draft, SAID);
  form.show();
  assert.deepEqual(form.read(), SAID);
});

test("what was begun in this browser goes before what was submitted, and is forgotten once it is sent", () => {
  const { storage, form: element, draft } = page();
  const form = new DocumentForm(draft, SAID);
  form.show();
  (element.elements.namedItem("note") as HTMLTextAreaElement).value = "A letter.";
  element.dispatchEvent(new Event("input"));
  const later = new DocumentForm(page(storage).draft, SAID);
  later.show();
  assert.deepEqual(later.read(), { ...SAID, note: "A letter." });
  later.forget();
  const anew = new DocumentForm(page(storage).draft, SAID);
  anew.show();
  assert.deepEqual(anew.read(), SAID);
});

test("opening the form again keeps what stands in it", () => {
  const { form: element, draft } = page();
  const form = new DocumentForm(draft, SAID);
  form.show();
  (element.elements.namedItem("omissions") as HTMLTextAreaElement).value = "";
  form.show();
  assert.equal(form.read().omissions, "");
});

test("a code book without genres and axes asks for neither", () => {
  page();
  document.body.innerHTML =
    '<form id="document-form"><textarea name="omissions"></textarea><textarea name="note"></textarea><input type="checkbox" name="distressing"></form>';
  const form = new DocumentForm(new Draft(null, "7", "a1"), null);
  form.show();
  assert.deepEqual(form.read(), NOTHING);
});

test("a storage that is full or holds nonsense is no hindrance", () => {
  const { storage, form: element, draft } = page();
  storage.setItem("assay-document:7:a1", "{nonsense");
  storage.full = true;
  const form = new DocumentForm(draft, SAID);
  form.show();
  element.dispatchEvent(new Event("input"));
  assert.deepEqual(form.read(), SAID);
});

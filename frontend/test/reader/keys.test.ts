import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actionFor,
  BINDINGS,
  chordOf,
  type KeyPress,
  type Situation,
  verdictBindings,
} from "../../src/reader/keys.ts";

const VERDICTS = [
  { slug: "verified", name: "Verified", key: "1" },
  { slug: "satire", name: "Satire", key: "-" },
  { slug: "corrected", name: "Corrected", key: null },
];
const bindings = [...BINDINGS, ...verdictBindings(VERDICTS)];
const nothing: Situation = {
  typing: false,
  onControl: false,
  pending: false,
  open: false,
  caret: false,
  writable: true,
  singles: true,
};

function press(key: string, more: Partial<KeyPress> & { third?: boolean } = {}): KeyPress {
  const { third = false, ...rest } = more;
  const none = { code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key, ...none, ...rest, getModifierState: (name) => third && name === "AltGraph" };
}

function action(pressed: KeyPress, situation: Partial<Situation> = {}) {
  return actionFor(bindings, pressed, { ...nothing, ...situation });
}

test("keys are named alike whatever the modifiers' order, capitals and the Mac's command key", () => {
  assert.equal(chordOf(press("j")), "j");
  assert.equal(chordOf(press("J")), "j", "capitals lock");
  assert.equal(chordOf(press("Z", { ctrlKey: true, shiftKey: true })), "Ctrl+Shift+z");
  assert.equal(chordOf(press("z", { metaKey: true })), "Ctrl+z");
  assert.equal(chordOf(press("ArrowRight", { shiftKey: true })), "Shift+ArrowRight");
});

test("Shift is a part of a sign, not a modifier of it", () => {
  assert.equal(chordOf(press("?", { shiftKey: true })), "?");
  assert.equal(action(press("?", { shiftKey: true })), "help");
});

test("a bracket that needs AltGr is the bracket", () => {
  assert.equal(chordOf(press("]", { ctrlKey: true, altKey: true, third: true })), "]");
});

test("on a layout without Latin letters the key's place counts", () => {
  assert.equal(action(press("о", { code: "KeyJ" })), "next");
  assert.equal(action(press("Р", { code: "KeyH" }), { pending: true }), "highlight");
});

test("where digits need Shift, their key alone will do", () => {
  assert.equal(action(press("&", { code: "Digit1" }), { open: true }), "verdict:verified");
});

test("a letter with Ctrl or Alt is not the letter", () => {
  assert.equal(action(press("h", { ctrlKey: true }), { pending: true }), null);
  assert.equal(action(press("n", { altKey: true }), { open: true }), null);
});

test("H and Enter highlight only what is selected", () => {
  assert.equal(action(press("h")), null);
  assert.equal(action(press("h"), { pending: true }), "highlight");
  assert.equal(action(press("Enter"), { pending: true }), "judge");
  assert.equal(action(press("Enter"), { pending: true, onControl: true }), null, "Enter presses the button");
});

test("verdict keys need an open highlight", () => {
  assert.equal(action(press("1")), null);
  assert.equal(action(press("1"), { open: true }), "verdict:verified");
  assert.equal(action(press("-"), { open: true }), "verdict:satire");
});

test("while typing no key is ours, but Escape still drops a selection", () => {
  for (const binding of bindings) {
    for (const key of binding.keys.filter((chord) => chord.length === 1)) {
      assert.equal(action(press(key), { typing: true, open: true, pending: true }), null, key);
    }
  }
  assert.equal(
    action(press("z", { ctrlKey: true }), { typing: true }),
    null,
    "the field undoes its own typing",
  );
  assert.equal(action(press("Escape"), { typing: true, pending: true }), "drop");
});

test("single-letter keys can be switched off, the others stay", () => {
  const off = { singles: false, open: true, pending: true };
  assert.equal(action(press("j"), off), null);
  assert.equal(action(press("1"), off), null);
  assert.equal(action(press("Enter"), off), "judge");
  assert.equal(action(press("z", { ctrlKey: true }), off), "undo");
});

test("Shift and arrows belong to the text while words are selected or the caret is on", () => {
  const pressed = press("ArrowRight", { shiftKey: true });
  assert.equal(action(pressed, { open: true }), "end-later");
  assert.equal(action(pressed, { open: true, pending: true }), null);
  assert.equal(action(pressed, { open: true, caret: true }), null);
});

test("who only looks can go about, and change nothing", () => {
  const looking = { writable: false, open: true, pending: true };
  assert.equal(action(press("j"), looking), "next");
  for (const key of ["h", "1", "r", "n"]) assert.equal(action(press(key), looking), null, key);
  assert.equal(action(press("Delete"), { ...looking, pending: false }), null);
});

test("no key means two things at once", () => {
  for (const pending of [true, false]) {
    for (const caret of [true, false]) {
      const now = { ...nothing, open: true, pending, caret };
      const live = bindings.filter(({ when }) => when?.(now) ?? true).flatMap(({ keys }) => keys);
      assert.equal(new Set(live).size, live.length, JSON.stringify({ pending, caret }));
    }
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { CodePoints } from "../../src/text/codepoints.ts";
import { seeded, trickyText } from "../random.ts";

test("the length is counted in code points", () => {
  assert.equal(new CodePoints("a💙💛b").length, 4);
});

test("an empty text has one offset", () => {
  const points = new CodePoints("");
  assert.equal(points.toCodePoint(0), 0);
  assert.equal(points.toUtf16(0), 0);
});

test("an offset right after two emoji is two code points further and four units", () => {
  const points = new CodePoints("x💙💛y");
  assert.equal(points.toCodePoint(5), 3);
  assert.equal(points.toUtf16(3), 5);
});

test("an offset inside a surrogate pair counts as the pair's start", () => {
  assert.equal(new CodePoints("a💙b").toCodePoint(2), 1);
});

test("both ways agree with counting by hand in any text", () => {
  for (let seed = 0; seed < 200; seed++) {
    const text = trickyText(seeded(seed), 60);
    const points = new CodePoints(text);
    const characters = Array.from(text);
    assert.equal(points.length, characters.length);
    for (let codePoint = 0; codePoint <= characters.length; codePoint++) {
      const utf16 = characters.slice(0, codePoint).join("").length;
      assert.equal(points.toUtf16(codePoint), utf16);
      assert.equal(points.toCodePoint(utf16), codePoint);
    }
  }
});

for (const offset of [-1, 3, 0.5, Number.NaN]) {
  test(`the offset ${offset} is refused in a text of two characters`, () => {
    const points = new CodePoints("ab");
    assert.throws(() => points.toCodePoint(offset), RangeError);
    assert.throws(() => points.toUtf16(offset), RangeError);
  });
}

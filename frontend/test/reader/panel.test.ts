import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Codebook, type Facets } from "../../src/reader/model/codebook.ts";
import { NO_FIGURE } from "../../src/reader/model/model.ts";
import { isWebAddress } from "../../src/reader/panel/evidence.ts";
import { isGreater, readNumber, writeNumber } from "../../src/reader/panel/numbers.ts";
import { figureInWords, partInWords, techniqueInWords } from "../../src/reader/panel/past.ts";
import { techniquesLike } from "../../src/reader/panel/search.ts";
import { content, technique } from "./making.ts";

const FIXTURE = new URL("../../../fixtures/codebook.json", import.meta.url);
const codebook = new Codebook(JSON.parse(readFileSync(FIXTURE, "utf8")).facets as Facets);

const READ: readonly (readonly [string, string | null | undefined])[] = [
  ["12,000", "12000"],
  ["12 000", "12000"],
  ["12\u00a0000", "12000"],
  ["12’000", "12000"],
  ["0.25", "0.25"],
  ["0.50", "0.5"],
  ["7.0", "7"],
  ["007", "7"],
  ["0", "0"],
  ["-3", "-3"],
  ["−3", "-3"],
  ["  ", null],
  ["", null],
  ["many", undefined],
  ["1.2.3", undefined],
  ["1e9", undefined],
  ["1234567890123456", undefined],
  ["Infinity", undefined],
];

test("numbers are read as people write them", () => {
  for (const [written, number] of READ) assert.equal(readNumber(written), number, JSON.stringify(written));
});

test("numbers are written in groups, and read back the same", () => {
  assert.equal(writeNumber("1234567.25"), "1,234,567.25");
  assert.equal(writeNumber("999"), "999");
  assert.equal(writeNumber(null), "");
  for (const number of ["0", "12", "1000", "123456789012345", "0.0001", "-1234"]) {
    assert.equal(readNumber(writeNumber(number)), number);
  }
});

test("numbers are compared exactly", () => {
  assert.equal(isGreater("0.3", "0.25"), true);
  assert.equal(isGreater("12000", "9000"), true);
  assert.equal(isGreater("9007199254740993", "9007199254740992"), true);
  assert.equal(isGreater("5", "5.0"), false);
});

const FOUND: readonly (readonly [string, string])[] = [
  ["loaded", "Loaded_Language"],
  ["lang", "Loaded_Language"],
  ["ncl", "Name_Calling-Labeling"],
  ["straw", "Straw_Man"],
  ["what", "Whataboutism"],
  ["dilemma", "False_Dilemma-No_Choice"],
];

test("a technique is found by its name, a word of it, its initials or its definition", () => {
  for (const [typed, slug] of FOUND) {
    assert.equal(techniquesLike(codebook, typed)[0]?.slug, slug, typed);
  }
});

test("a group's name finds the techniques in it", () => {
  const group = codebook.label("technique_group", "distract")?.name ?? assert.fail();
  const found = techniquesLike(codebook, group).map(({ group: each }) => each);
  assert.ok(found.includes("distract"));
});

test("nothing typed gives every technique in the codebook's order, and nonsense none", () => {
  assert.deepEqual(techniquesLike(codebook, " "), codebook.labels("technique"));
  assert.deepEqual(techniquesLike(codebook, "zzz"), []);
});

test("every technique is found by its whole name, the first of all", () => {
  for (const { name, slug } of codebook.labels("technique")) {
    assert.equal(techniquesLike(codebook, name)[0]?.slug, slug, name);
  }
});

test("a voice is proposed for every role of a segment", () => {
  for (const role of ["title", "heading", "body", "caption", "byline", "comment", "boilerplate"]) {
    assert.notEqual(codebook.voiceFor(role), null, role);
  }
});

test("addresses are those that the desk takes", () => {
  assert.equal(isWebAddress("https://example.org/a?b=c"), true);
  for (const wrong of [
    "",
    "example.org",
    "ftp://example.org",
    "javascript:alert(1)",
    "https://",
    "https://a b.org",
  ]) {
    assert.equal(isWebAddress(wrong), false, wrong);
  }
});

test("judgements are put into words", () => {
  const figure = {
    ...NO_FIGURE,
    low: "12000",
    high: "18000",
    bound: "between",
    unit: "persons",
    checked: true,
  };
  assert.equal(figureInWords(figure, codebook), "12,000–18,000 persons");
  assert.equal(figureInWords({ ...figure, high: "12000", bound: "about" }, codebook), "about 12,000 persons");
  const one = { ...technique("Doubt"), severity: "gross", target: "the ministry" };
  assert.equal(techniqueInWords(one, codebook), "Doubt (gross, target: the ministry)");
  const said = content(0, 7, { verdict: "mixed", techniques: [one] });
  assert.equal(partInWords("verdict", said, codebook), "Mixed");
  assert.equal(partInWords("place", said, codebook), "“Between”");
  assert.equal(partInWords("figure", said, codebook), "–");
});

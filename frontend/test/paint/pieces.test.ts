import assert from "node:assert/strict";
import { test } from "node:test";
import { runsByLayer } from "../../src/paint/css.ts";
import type { Painted } from "../../src/paint/painter.ts";
import { type Piece, piecesIn, type Scene } from "../../src/paint/pieces.ts";
import { Intervals } from "../../src/text/intervals.ts";
import { contains, spanLength } from "../../src/text/span.ts";
import { integer, pick, seeded } from "../random.ts";

const WINDOW = { start: 10, end: 90 };

function highlight(
  id: string,
  start: number,
  end: number,
  verdict: string | null = null,
  groups: string[] = [],
): Painted {
  return { id, start, end, verdict, groups };
}

function randomHighlights(random: () => number): readonly Painted[] {
  const intervals = new Intervals<Painted>();
  for (let i = integer(random, 12); i > 0; i--) {
    const start = integer(random, 95);
    const groups = random() < 0.5 ? [] : [pick(random, ["attack", "wording"])];
    intervals.add(
      highlight(
        `h${i}`,
        start,
        start + 1 + integer(random, 40),
        pick(random, [null, "mixed", "refuted"]),
        groups,
      ),
    );
  }
  return intervals.over(WINDOW.start, WINDOW.end);
}

/** What a place must look like, worked out from the highlights that lie on it. */
function expectedAt(at: number, { highlights, focus, pending }: Scene) {
  const here = { start: at, end: at + 1 };
  const on = highlights.filter((each) => contains(each, here));
  const shortest = Math.min(...on.map(spanLength));
  return {
    verdicts: on.filter((each) => spanLength(each) === shortest).map((each) => each.verdict ?? "none"),
    groups: new Set(on.flatMap((each) => each.groups)),
    deep: on.length > 1,
    focus: on.some((each) => each.id === focus),
    pending: pending !== null && contains(pending, here),
  };
}

function assertLook(piece: Piece | undefined, expected: ReturnType<typeof expectedAt>): void {
  const plain = expected.verdicts.length === 0 && !expected.pending;
  assert.equal(piece === undefined, plain);
  if (piece === undefined) return;
  const { verdicts, ...rest } = expected;
  const { deep, focus, pending } = piece;
  assert.deepEqual({ deep, focus, pending, groups: new Set(piece.groups) }, rest);
  assert.ok(verdicts.length === 0 ? piece.verdict === null : verdicts.includes(piece.verdict ?? ""));
}

test("each character looks as the highlights on it say, in any scene", () => {
  for (let seed = 0; seed < 300; seed++) {
    const pending = seed % 2 ? { start: 30, end: 50 } : null;
    const scene = { highlights: randomHighlights(seeded(seed)), focus: "h1", pending };
    const pieces = piecesIn(WINDOW, scene);
    for (let at = WINDOW.start; at < WINDOW.end; at++) {
      const found = pieces.filter((piece) => contains(piece, { start: at, end: at + 1 }));
      assert.ok(found.length <= 1);
      assertLook(found[0], expectedAt(at, scene));
    }
  }
});

test("pieces come in order and never leave the window", () => {
  for (let seed = 0; seed < 100; seed++) {
    const highlights = randomHighlights(seeded(seed));
    let last = WINDOW.start;
    for (const piece of piecesIn(WINDOW, { highlights, focus: null, pending: null })) {
      assert.ok(last <= piece.start && piece.start < piece.end && piece.end <= WINDOW.end);
      last = piece.end;
    }
  }
});

test("a short highlight shows through a long one", () => {
  const highlights = [highlight("long", 20, 60, "verified"), highlight("short", 30, 40, "refuted")];
  const pieces = piecesIn(WINDOW, { highlights, focus: null, pending: null });
  assert.deepEqual(
    pieces.map(({ start, end, verdict, deep }) => [start, end, verdict, deep]),
    [
      [20, 30, "verified", false],
      [30, 40, "refuted", true],
      [40, 60, "verified", false],
    ],
  );
});

test("neighbours of one layer are painted as one run", () => {
  const highlights = [highlight("long", 20, 60, "mixed", ["call"]), highlight("short", 30, 40, "mixed")];
  const layers = runsByLayer(
    piecesIn(WINDOW, { highlights, focus: "long", pending: { start: 55, end: 70 } }),
  );
  assert.deepEqual(Object.fromEntries(layers), {
    mixed: [{ start: 20, end: 60 }],
    call: [{ start: 20, end: 60 }],
    deep: [{ start: 30, end: 40 }],
    focus_hl: [{ start: 20, end: 60 }],
    pending: [{ start: 55, end: 70 }],
  });
});

/** Contents and highlights for the tests of the reading page. */

import { type Entry, savedEntry } from "../../src/reader/model/entry.ts";
import { type Change, type Content, NO_JUDGEMENT, type Technique } from "../../src/reader/model/model.ts";

export const TEXT =
  "Between 12,000 and 18,000 people died 💙💛 in the winter of the dam, and nobody counted them.";

export function content(start: number, end: number, change: Change = {}): Content {
  const exact = Array.from(TEXT).slice(start, end).join("");
  return { ...NO_JUDGEMENT, status: "active", place: { start, end, exact }, ...change };
}

export function saved(id: string, change: Change = {}, version = 1): Entry {
  return savedEntry(id, "r1", { version, content: content(0, 7, change) });
}

export function technique(slug: string): Technique {
  return { technique: slug, severity: null, target: "", polarity: null, aim: null };
}

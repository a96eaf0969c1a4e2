import { make, verdictMark } from "./dom.ts";
import type { Codebook } from "./model/codebook.ts";
import { type Entry, isOpen } from "./model/entry.ts";

/** So many characters of a highlight's words are put into a row; more would not be seen. */
const LONGEST_LEMMA = 160;

export interface RowContext {
  readonly codebook: Codebook;
  /** Number of the segment in which a code point lies. */
  readonly segmentAt: (codePoint: number) => string;
  /** Whether rows say who made the highlight. */
  readonly reviewers: boolean;
  /** Number of a passage drawn at random; null for what is none. */
  readonly passageAt: (passage: number | null) => number | null;
}

/** What a row says under the words: place, claim type, voice, techniques, confidence, and what is wrong. */
export function saidOf(entry: Entry, context: RowContext): string {
  const { wanted, start, reviewer, trouble } = entry;
  const { codebook } = context;
  const passage = context.passageAt(entry.passage);
  const name = (facet: "claim_type" | "voice" | "confidence", slug: string | null) =>
    slug === null ? null : short(codebook.name(facet, slug));
  const said = [
    passage === null ? null : `passage ${passage}`,
    `§ ${context.segmentAt(start)}`,
    context.reviewers ? reviewer : null,
    isOpen(entry) ? "not yet judged" : null,
    name("claim_type", wanted.claim_type),
    name("voice", wanted.voice),
    ...wanted.techniques.map(({ technique }) => codebook.name("technique", technique)),
    name("confidence", wanted.confidence),
    trouble === null ? null : trouble.kind === "conflict" ? "two versions" : "not saved: refused",
  ];
  return said.filter((part) => part !== null).join(" · ");
}

export function lemmaOf(entry: Entry): string {
  const words = entry.wanted.place.exact.replace(/\s+/g, " ");
  const short = Array.from(words.slice(0, LONGEST_LEMMA * 2))
    .slice(0, LONGEST_LEMMA)
    .join("");
  return short.length < words.length ? `${short.trimEnd()}…` : words;
}

/** The button of a highlight in the list. */
export function rowButton(entry: Entry, context: RowContext): HTMLButtonElement {
  const { verdict } = entry.wanted;
  const unsaid = isOpen(entry) ? "Not yet judged" : "No verdict";
  const label = verdict === null ? unsaid : context.codebook.name("verdict", verdict);
  return make(
    "button",
    {
      type: "button",
      tabindex: "-1",
      "data-id": entry.id,
      class: entry.trouble === null ? undefined : "troubled",
    },
    verdictMark(verdict, label),
    make("span", {}, make("span", { class: "lemma" }, lemmaOf(entry))),
    make("span", { class: "said" }, saidOf(entry, context)),
  );
}

/** "Quantity in the past or present" as "quantity": a row has no room for more. */
function short(name: string): string {
  const head = name.split(/ (?:or|in|of) /)[0] as string;
  return head.charAt(0).toLowerCase() + head.slice(1);
}

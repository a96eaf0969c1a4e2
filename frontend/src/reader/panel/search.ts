import type { Codebook, Label } from "../model/codebook.ts";

const SMALL = new Set(["or", "of", "by", "to", "and", "the", "a", "in"]);

/** Techniques that fit what was typed, the best first: a name that starts so, a word of it, its initials, then group and
 *  definition. Nothing typed gives all in the codebook's order. */
export function techniquesLike(codebook: Codebook, typed: string): Label[] {
  const words = plain(typed).split(" ").filter(Boolean);
  const ranked = codebook
    .labels("technique")
    .map((label) => ({ label, rank: rankOf(codebook, label, words) }));
  const found = ranked.filter(({ rank }) => rank < Number.POSITIVE_INFINITY);
  return found.sort((a, b) => a.rank - b.rank).map(({ label }) => label); // stable: equals stay in order
}

/** The sum over all typed words; each must fit somewhere. */
function rankOf(codebook: Codebook, label: Label, words: readonly string[]): number {
  const name = plain(label.name);
  const group = plain(codebook.label("technique_group", label.group ?? null)?.name ?? "");
  const places = [name, initialsOf(name), plain(label.slug), group, plain(label.definition)];
  return words.reduce((sum, word) => sum + bestPlace(places, word), 0);
}

function bestPlace(places: readonly string[], word: string): number {
  const at = places.findIndex((place) => place.startsWith(word) || place.includes(` ${word}`));
  if (at === -1) return Number.POSITIVE_INFINITY;
  return at * 2 + ((places[at] as string).startsWith(word) ? 0 : 1);
}

/** "name calling or labelling" as "ncl". */
function initialsOf(name: string): string {
  return name
    .split(" ")
    .filter((word) => !SMALL.has(word))
    .map((word) => word.charAt(0))
    .join("");
}

/** Lower case, without accents, everything that is no letter or digit a space. */
function plain(words: string): string {
  const bare = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

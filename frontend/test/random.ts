/** Seeded randomness and strings with all that makes offsets go wrong. */

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function integer(random: () => number, below: number): number {
  return Math.floor(random() * below);
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[integer(random, from.length)] as T;
}

const PIECES = [
  "a",
  "word",
  " ",
  "  ",
  "\u00a0",
  "💙",
  "💛",
  "👩‍👩‍👧",
  "🇺🇦",
  "e\u0301",
  "ж",
  "“",
  "”",
  "—",
  "𝔘",
  "\n",
  ".",
];

export function trickyText(random: () => number, pieces: number): string {
  return Array.from({ length: pieces }, () => pick(random, PIECES)).join("");
}

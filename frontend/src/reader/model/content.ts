import { type Change, type Content, PARTS, type Part } from "./model.ts";

/** Whether two pieces of JSON say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  const others = b as Record<string, unknown>;
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], others[key]))
  );
}

/** The parts that differ. */
export function differing(a: Content, b: Content): Part[] {
  return PARTS.filter((part) => !same(a[part], b[part]));
}

/** The named parts of a content. */
export function partsOf(content: Content, parts: readonly Part[]): Change {
  return Object.fromEntries(parts.map((part) => [part, content[part]])) as Change;
}

export interface Merged {
  /** Every change of both; where both changed a part differently, mine. */
  readonly content: Content;
  /** The parts that both changed, and not to the same. */
  readonly clashes: readonly Part[];
}

/** Two contents that grew out of one, put together part by part. */
export function merge(base: Content, mine: Content, theirs: Content): Merged {
  const changed = differing(base, mine);
  const clashes = changed.filter(
    (part) => !same(base[part], theirs[part]) && !same(mine[part], theirs[part]),
  );
  return { content: { ...theirs, ...partsOf(mine, changed) }, clashes };
}

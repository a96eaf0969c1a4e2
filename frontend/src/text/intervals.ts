import type { Span } from "./span.ts";

/** An item that lies somewhere in the text. */
export type Placed = Span & { readonly id: string };

/** Items by place: sorted by start, then the longer first, then by id, with the prefix maximum of the ends, so that
 *  looking up and changing take O(log n + what is found). Ids are unique. */
export declare class Intervals<T extends Placed> {
  get size(): number;
  /** Replaces everything. Throws RangeError for an empty or reversed span, as every method that takes an item. */
  set(items: Iterable<T>): void;
  /** Adds an item; one with the same id is replaced. */
  add(item: T): void;
  /** Takes an item out and gives it back; undefined where there is none of that id. */
  remove(id: string): T | undefined;
  /** Replaces the item of the same id and gives the former one back; does nothing where there is none. */
  update(item: T): T | undefined;
  get(id: string): T | undefined;
  has(id: string): boolean;
  /** Items that cover the code point, in text order. */
  at(codePoint: number): T[];
  /** Items that share a character with [start, end), in text order. */
  over(start: number, end: number): T[];
  /** All items in text order. */
  all(): readonly T[];
}

import { firstIndex } from "./search.ts";
import type { Span } from "./span.ts";

/** An item that lies somewhere in the text. */
export type Placed = Span & { readonly id: string };

/** Items by place: sorted by start, then the longer first, then by id, with the prefix maximum of the ends, so that
 *  looking up takes O(log n + what is found) and no change looks at every item. Ids are unique. */
export class Intervals<T extends Placed> {
  #items: T[] = [];
  /** At each index the greatest end of the items up to and with it. */
  #reach: number[] = [];
  readonly #byId = new Map<string, T>();

  get size(): number {
    return this.#items.length;
  }

  /** Replaces everything; of several items with one id the last stays. Throws RangeError for an empty or reversed
   *  span, as every method that takes an item. */
  set(items: Iterable<T>): void {
    this.#byId.clear();
    for (const item of items) this.#byId.set(checked(item).id, item);
    this.#items = [...this.#byId.values()].sort(textOrder);
    this.#reach = [];
    this.#extend(0);
  }

  /** Adds an item; one with the same id is replaced. */
  add(item: T): void {
    checked(item);
    this.remove(item.id);
    const index = this.#indexOf(item);
    this.#items.splice(index, 0, item);
    this.#reach.splice(index, 0, -1);
    this.#byId.set(item.id, item);
    this.#extend(index);
  }

  /** Takes an item out and gives it back; undefined where there is none of that id. */
  remove(id: string): T | undefined {
    const item = this.#byId.get(id);
    if (item === undefined) return undefined;
    const index = this.#indexOf(item);
    this.#items.splice(index, 1);
    this.#reach.splice(index, 1);
    this.#byId.delete(id);
    this.#extend(index);
    return item;
  }

  /** Replaces the item of the same id and gives the former one back; does nothing where there is none. */
  update(item: T): T | undefined {
    const former = this.#byId.get(item.id);
    if (former !== undefined) this.add(item);
    return former;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Items that cover the code point, in text order. */
  at(codePoint: number): T[] {
    return this.over(codePoint, codePoint + 1);
  }

  /** Items that share a character with [start, end), in text order. */
  over(start: number, end: number): T[] {
    const found: T[] = [];
    for (let i = this.#firstStartingAt(end) - 1; i >= 0 && (this.#reach[i] as number) > start; i--) {
      const item = this.#items[i] as T;
      if (item.end > start) found.push(item);
    }
    return found.reverse();
  }

  /** All items in text order. */
  all(): readonly T[] {
    return this.#items;
  }

  #firstStartingAt(start: number): number {
    return firstIndex(this.#items.length, (index) => (this.#items[index] as T).start >= start);
  }

  /** Where the item is, or would go. */
  #indexOf(item: T): number {
    return firstIndex(this.#items.length, (index) => textOrder(this.#items[index] as T, item) >= 0);
  }

  /** Works the prefix maximum out anew from an index on, up to where it is what it was. */
  #extend(from: number): void {
    let reach = from > 0 ? (this.#reach[from - 1] as number) : 0;
    for (let i = from; i < this.#items.length; i++) {
      reach = Math.max(reach, (this.#items[i] as T).end);
      if (i > from && this.#reach[i] === reach) return;
      this.#reach[i] = reach;
    }
  }
}

function textOrder(a: Placed, b: Placed): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function checked<T extends Placed>(item: T): T {
  if (item.start < item.end) return item;
  throw new RangeError(`${item.id} is empty or reversed: [${item.start}, ${item.end})`);
}

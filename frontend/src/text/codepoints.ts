/** The one file that converts. The DOM and JavaScript count UTF-16 code units; the database, the API and every other
 *  module here count Unicode code points. */

const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu;

/** Converts offsets into one text, both ways, in the time of a binary search over its astral characters. */
export class CodePoints {
  /** Length of the text in code points. */
  readonly length: number;
  /** UTF-16 offset of every character that takes two units, ascending. */
  readonly #astral: readonly number[];
  readonly #utf16Length: number;

  constructor(text: string) {
    this.#astral = Array.from(text.matchAll(ASTRAL), (match) => match.index);
    this.#utf16Length = text.length;
    this.length = text.length - this.#astral.length;
  }

  /** Code point at a UTF-16 offset; an offset inside a surrogate pair counts as the pair's start.
   *  Throws RangeError outside [0, length in UTF-16]. */
  toCodePoint(utf16: number): number {
    checkOffset(utf16, this.#utf16Length, "UTF-16");
    return utf16 - firstNotBefore(this.#astral, (start) => start >= utf16);
  }

  /** UTF-16 offset of a code point. Throws RangeError outside [0, length]. */
  toUtf16(codePoint: number): number {
    checkOffset(codePoint, this.length, "code point");
    return codePoint + firstNotBefore(this.#astral, (start, before) => start - before >= codePoint);
  }
}

function checkOffset(offset: number, length: number, unit: string): void {
  if (Number.isInteger(offset) && offset >= 0 && offset <= length) return;
  throw new RangeError(`${unit} offset ${offset} lies outside a text of ${length}`);
}

/** Index of the first item for which `reached` holds, by binary search; it must hold for all items after it, too. */
function firstNotBefore(
  sorted: readonly number[],
  reached: (item: number, index: number) => boolean,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(sorted[middle] as number, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

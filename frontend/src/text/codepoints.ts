/** The one file that converts. The DOM and JavaScript count UTF-16 code units; the database, the API and every other
 *  module here count Unicode code points. */

import { firstIndex } from "./search.ts";

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
    const astral = this.#astral;
    return utf16 - firstIndex(astral.length, (index) => (astral[index] as number) >= utf16);
  }

  /** UTF-16 offset of a code point. Throws RangeError outside [0, length]. */
  toUtf16(codePoint: number): number {
    checkOffset(codePoint, this.length, "code point");
    const astral = this.#astral;
    return codePoint + firstIndex(astral.length, (index) => (astral[index] as number) - index >= codePoint);
  }
}

function checkOffset(offset: number, length: number, unit: string): void {
  if (Number.isInteger(offset) && offset >= 0 && offset <= length) return;
  throw new RangeError(`${unit} offset ${offset} lies outside a text of ${length}`);
}

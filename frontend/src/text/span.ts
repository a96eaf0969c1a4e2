/** Spans of a text: half open [start, end), in Unicode code points. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function sameSpan(a: Span | null, b: Span | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
}

export function spanLength(span: Span): number {
  return span.end - span.start;
}

/** Whether the two share at least one character; touching is not overlapping. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether every character of `inner` lies in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What the two have in common; null where that is nothing. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** The span without the white space at its ends; null where nothing else is in it. `words` is the text of the span.
 *  White space is never astral, so that its UTF-16 length is its length in code points. */
export function trimSpan(span: Span, words: string): Span | null {
  const start = span.start + words.length - words.trimStart().length;
  const end = span.end - (words.length - words.trimEnd().length);
  return start < end ? { start, end } : null;
}

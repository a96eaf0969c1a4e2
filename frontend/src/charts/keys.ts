/** From mark to mark by the arrow keys; a long chart is one stop of the Tab key, not hundreds. */

/** More marks than this share one stop; the numbers in the table keep theirs. */
const STOPS = 60;
const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowRight: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  ArrowLeft: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
};

type LinkMark = SVGAElement;

export function listenToKeys(figure: HTMLElement): void {
  const marks = marksOf(figure);
  if (marks.length > STOPS) for (const mark of marks) mark.tabIndex = mark === marks[0] ? 0 : -1;
  figure.addEventListener("keydown", (event) => {
    const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : STEPS[event.key];
    const now = (event.target as Element).closest<LinkMark>("a.mark-link");
    if (step === undefined || now === null) return;
    event.preventDefault();
    moveFrom(now, marksOf(figure), step); // asked anew: a click on a head may have sorted the rows
  });
}

function moveFrom(
  now: LinkMark,
  marks: readonly LinkMark[],
  step: (index: number, last: number) => number,
): void {
  const last = marks.length - 1;
  const next = marks[Math.min(last, Math.max(0, step(marks.indexOf(now), last)))];
  if (next === undefined) return;
  if (marks.length > STOPS) [now.tabIndex, next.tabIndex] = [-1, 0];
  next.focus();
}

function marksOf(figure: HTMLElement): LinkMark[] {
  return [...figure.querySelectorAll<LinkMark>("a.mark-link")];
}

import { sentenceAt } from "./graphemes.ts";
import { nearestCaret } from "./hit.ts";
import { rangeTouching, selectRange } from "./page_selection.ts";
import { indexesWithin, scrollContainer, viewOf } from "./scroll.ts";
import type { TextDoc } from "./textdoc.ts";

export interface CaretOptions {
  /** Accessible name of the text while the mode is on. */
  readonly label: string;
  readonly onToggle?: (active: boolean) => void;
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  contenteditable: "true",
  role: "textbox",
  "aria-multiline": "true",
  "aria-readonly": "true",
  inputmode: "none", // no keyboard on the screen: nothing can be typed
  spellcheck: "false",
  autocapitalize: "off",
  autocorrect: "off",
  writingsuggestions: "false",
};

const EDITS = ["beforeinput", "paste", "drop", "cut", "dragstart"] as const;

/** Reading with a caret, so that the keyboard alone can select: the text becomes an editable element in which every edit
 *  is cancelled. Arrows, Ctrl+arrows, Home and End move, with Shift they select; Alt+Shift+Right/Left selects by
 *  sentence, Alt+Shift+Down/Up by segment; Escape leaves (and goes no further). All other key events still reach the
 *  page: shortcuts that ignore editable targets must make an exception for `doc.root`. Tab leaves the text and comes
 *  back to it; the mode stays on. */
export class CaretMode {
  readonly #doc: TextDoc;
  readonly #options: CaretOptions;
  #listeners: AbortController | null = null;
  #formerly: ReadonlyMap<string, string | null> = new Map();

  constructor(doc: TextDoc, options: CaretOptions) {
    this.#doc = doc;
    this.#options = options;
  }

  get active(): boolean {
    return this.#listeners !== null;
  }

  /** Puts the caret at a code point, else keeps the selection, else starts at the first line in view. */
  enter(at?: number): void {
    const kept = at === undefined ? rangeTouching(this.#doc.root)?.cloneRange() : undefined;
    if (!this.active) this.#open();
    this.#doc.root.focus({ preventScroll: true });
    selectRange(kept ?? this.#caretRange(at ?? firstInView(this.#doc)));
  }

  /** Restores every attribute as it was. */
  leave(): void {
    if (this.#listeners === null) return;
    this.#listeners.abort();
    this.#listeners = null;
    for (const [name, value] of this.#formerly) setAttribute(this.#doc.root, name, value);
    this.#doc.root.blur();
    this.#options.onToggle?.(false);
  }

  toggle(): void {
    if (this.active) this.leave();
    else this.enter();
  }

  destroy(): void {
    this.leave();
  }

  #open(): void {
    const root = this.#doc.root;
    const attributes = Object.entries({ ...ATTRIBUTES, "aria-label": this.#options.label });
    this.#formerly = new Map(attributes.map(([name]) => [name, root.getAttribute(name)]));
    for (const [name, value] of attributes) root.setAttribute(name, value);
    this.#listeners = this.#listen(root);
    this.#options.onToggle?.(true);
  }

  #listen(root: HTMLElement): AbortController {
    const listeners = new AbortController();
    const options = { capture: true, signal: listeners.signal };
    for (const edit of EDITS) root.addEventListener(edit, (event) => event.preventDefault(), options);
    root.addEventListener("compositionstart", () => this.#abortComposition(), options);
    root.addEventListener("keydown", (event) => this.#key(event), options);
    return listeners;
  }

  /** An input method's composition cannot be cancelled, only cut off: the text is not editable for a moment. */
  #abortComposition(): void {
    const root = this.#doc.root;
    const range = rangeTouching(root)?.cloneRange();
    root.setAttribute("contenteditable", "false");
    setTimeout(() => {
      if (!this.active) return;
      root.setAttribute("contenteditable", "true");
      root.focus({ preventScroll: true });
      if (range !== undefined) selectRange(range);
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") this.leave();
    else if (event.altKey && event.shiftKey && event.key in STEPS) this.#extend(STEPS[event.key] as Step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Moves the selection's moving end. */
  #extend(step: Step): void {
    const selection = getSelection();
    if (selection === null || selection.focusNode === null) return;
    const from = this.#doc.offsetOf(selection.focusNode, selection.focusOffset);
    const to = Math.max(0, Math.min(step(this.#doc, from), this.#doc.length));
    const target = this.#caretRange(to);
    selection.extend(target.startContainer, target.startOffset);
    const line = { start: Math.min(to, this.#doc.length - 1), end: Math.min(to, this.#doc.length - 1) + 1 };
    this.#doc.scrollTo(line, { block: "nearest" });
  }

  #caretRange(codePoint: number): Range {
    return this.#doc.range({ start: codePoint, end: codePoint });
  }
}

/** From a code point to the next one of interest. */
type Step = (doc: TextDoc, from: number) => number;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (doc, from) => sentenceAt(doc, from).end,
  ArrowLeft: (doc, from) => (from > 0 ? sentenceAt(doc, from - 1).start : 0),
  ArrowDown: (doc, from) => doc.spanOf(doc.segmentAt(from)).end,
  ArrowUp: (doc, from) => (from > 0 ? doc.spanOf(doc.segmentAt(from - 1)).start : 0),
};

function setAttribute(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Start of the first line in view. */
function firstInView(doc: TextDoc): number {
  const view = viewOf(scrollContainer(doc.root));
  const segment = doc.segments[indexesWithin(doc.segments, view)[0]];
  if (segment === undefined) return doc.length;
  const box = segment.getBoundingClientRect();
  const cut = box.top < view.top ? nearestCaret(doc, box.left + 1, view.top + 1) : null;
  return cut ?? doc.spanOf(segment).start;
}

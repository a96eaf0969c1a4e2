/** What bench/frontend.py measures: the engine on a generated document, with real input, timed to the painted frame. */

import { choosePainter } from "../src/paint/choice.ts";
import type { Painted, Painter } from "../src/paint/painter.ts";
import { TextSelection } from "../src/text/selection.ts";
import { TextDoc } from "../src/text/textdoc.ts";
import { render } from "../test/browser/harness.ts";
import { integer, pick, seeded } from "../test/random.ts";

const SYLLABLES = [
  "ba",
  "ri",
  "to",
  "nel",
  "sho",
  "um",
  "kar",
  "de",
  "vi",
  "lo",
  "ста",
  "ён",
  "ßt",
  "é",
  "’s",
];
const VERDICTS = [null, "verified", "mostly_verified", "mixed", "misleading", "refuted", "unproven"];
const GROUPS = ["attack", "justify", "distract", "simplify", "call", "wording", "news"];
const PARAGRAPH = 320; // characters, as in real documents

/** Nonsense of so many code points, with an emoji now and then. */
function paragraphs(length: number, random: () => number): string[] {
  const found: string[] = [];
  for (let left = length; left > 0; ) {
    const words = Array.from(sentence(Math.min(left, PARAGRAPH / 2 + integer(random, PARAGRAPH)), random));
    found.push(words.join(""));
    left -= words.length;
  }
  return found;
}

function sentence(length: number, random: () => number): string {
  const characters: string[] = [];
  while (characters.length < length - 1) {
    const word = Array.from({ length: 1 + integer(random, 4) }, () => pick(random, SYLLABLES)).join("");
    characters.push(...Array.from(random() < 0.0003 ? "💙" : word), " ");
  }
  return `${characters.slice(0, Math.max(1, length - 1)).join("")}\n`;
}

function randomHighlights(count: number, length: number, random: () => number): Painted[] {
  return Array.from({ length: count }, (_, index) => {
    const start = integer(random, length - 300);
    const end = start + 20 + integer(random, 280);
    const groups = random() < 0.4 ? [pick(random, GROUPS)] : [];
    return { id: `h${index}`, start, end, verdict: pick(random, VERDICTS), groups };
  });
}

/** Resolves when what has changed by now is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    requestAnimationFrame(() => port2.postMessage(null));
  });
}

export class Bench {
  readonly #segments: { words: string; role: string }[];
  readonly #length: number;
  readonly #highlights: Painted[];
  readonly #marks: boolean;
  #doc!: TextDoc;
  #painter!: Painter;
  #selection!: TextSelection;
  /** Milliseconds from the last input event to what it brought about, by name. */
  readonly times: Record<string, number> = {};

  constructor(characters: number, count: number, marks: boolean) {
    const random = seeded(42);
    this.#segments = paragraphs(characters, random).map((words) => ({ words, role: "body" }));
    this.#length = this.#segments.reduce((length, { words }) => length + Array.from(words).length, 0);
    this.#highlights = randomHighlights(count, this.#length, random);
    this.#marks = marks;
  }

  /** From an empty container to the painted text, and from highlights in memory to painted highlights. */
  async load(): Promise<void> {
    const root = document.getElementById("text") as HTMLElement;
    let before = performance.now();
    render(root, this.#segments);
    await painted();
    this.times.text = performance.now() - before;
    before = performance.now();
    this.#doc = new TextDoc(root);
    this.#painter = choosePainter(this.#doc, { marks: this.#marks });
    this.#painter.setAll(this.#highlights);
    await painted();
    this.times.highlights = performance.now() - before;
    this.#listen();
  }

  /** Where to press and let go to select some forty characters in the middle of the view. */
  dragPath(): number[] {
    const inView = this.#doc.segments.find(
      (segment) => segment.getBoundingClientRect().top > 200,
    ) as HTMLElement;
    const start = Number(inView.dataset.start) + 30;
    const [from, to] = [start, start + 40].map(
      (at) => this.#doc.rects({ start: at, end: at + 1 })[0] as DOMRect,
    );
    return [from, to].flatMap((rect) => [rect?.left ?? 0, ((rect?.top ?? 0) + (rect?.bottom ?? 0)) / 2]);
  }

  #listen(): void {
    this.#selection = new TextSelection(this.#doc, (span) => this.#painter.setPending(span));
    const timed = (type: string, name: string, act: (event: MouseEvent & KeyboardEvent) => boolean) =>
      document.addEventListener(type, async (event) => {
        if (!act(event as MouseEvent & KeyboardEvent)) return;
        await painted();
        this.times[name] = performance.now() - event.timeStamp;
      });
    timed("mouseup", "mouseup", () => this.#selection.current() !== null);
    timed("keydown", "add", (event) => event.key === "h" && this.#add());
    timed("keydown", "remove", (event) => event.key === "d" && this.#remove());
    document.addEventListener("click", (event) => {
      if (getSelection()?.isCollapsed === false) return; // the end of a drag
      this.#painter.idsAt(event.clientX, event.clientY);
      this.times.click = performance.now() - event.timeStamp;
    });
  }

  #add(): boolean {
    const span = this.#selection.current();
    if (span === null) return false;
    this.#selection.clear();
    this.#painter.add({ id: "new", ...span, verdict: "mixed", groups: ["wording"] });
    return true;
  }

  #remove(): boolean {
    this.#painter.remove("new");
    return true;
  }
}

Object.assign(window, { Bench });

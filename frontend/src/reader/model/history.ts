import { same } from "./content.ts";
import type { Step } from "./store.ts";

/** Steps on one part within this time are one, so that typing a note is undone at once and not letter by letter. */
const ONE_STEP_MS = 1500;
const LONGEST = 500;

/** The steps of one person on this page, to be taken back and made again, part by part: undoing a verdict leaves a note
 *  that was written since. */
export class History {
  readonly #now: () => number;
  #done: Step[] = [];
  #undone: Step[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Keeps a step; null (nothing changed) is no step. */
  record(step: Step | null): void {
    if (step === null) return;
    const at = this.#now();
    const last = this.#done.at(-1);
    const goesOn = last !== undefined && at - this.#lastAt < ONE_STEP_MS && isTyping(last, step);
    if (goesOn) this.#done[this.#done.length - 1] = { ...step, before: last.before };
    else this.#done.push(step);
    if (this.#done.length > LONGEST) this.#done.shift();
    this.#undone = [];
    this.#lastAt = at;
  }

  /** The step to take back: apply its `before`. */
  undo(): Step | null {
    return this.#move(this.#done, this.#undone);
  }

  /** The step to make again: apply its `after`. */
  redo(): Step | null {
    return this.#move(this.#undone, this.#done);
  }

  #move(from: Step[], to: Step[]): Step | null {
    const step = from.pop();
    if (step === undefined) return null;
    to.push(step);
    this.#lastAt = Number.NEGATIVE_INFINITY;
    return step;
  }
}

/** What is typed letter by letter. Choosing one label and then another are two steps. */
const TYPED = new Set(["note", "figure", "techniques"]);

function isTyping(last: Step, step: Step): boolean {
  const parts = Object.keys(step.after);
  return (
    last.id === step.id && same(Object.keys(last.after), parts) && parts.every((part) => TYPED.has(part))
  );
}

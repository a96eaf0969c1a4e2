/** Keys: each presses the control of the page that names it (`data-key`), so that a key never does what cannot be clicked. */

import { isTyping } from "../reader/keyboard.ts";
import { chordOf, type KeyPress } from "../reader/keys.ts";

export interface KeysOptions {
  /** Single-letter keys are on. */
  readonly on: () => boolean;
  /** Nothing is pressed while the page is about to change. */
  readonly busy: () => boolean;
  /** Keys that press no control. */
  readonly others: Readonly<Record<string, () => void>>;
}

export function listenToKeys(options: KeysOptions): void {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]") !== null) return;
    const target = event.target as HTMLElement;
    if (isTyping(target, document.body)) leave(event, target);
    else if (options.on() && !options.busy() && press(keyOf(event), options.others)) event.preventDefault();
  });
}

function leave(event: KeyboardEvent, field: HTMLElement): void {
  if (event.key === "Escape") field.blur();
}

/** The key as `data-key` names it; the digit alone where digits need Shift. */
export function keyOf(event: KeyPress): string {
  const chord = chordOf(event);
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return digit !== undefined && chord.length === 1 ? digit : chord;
}

function press(key: string, others: KeysOptions["others"]): boolean {
  const other = others[key];
  if (other !== undefined) {
    other();
    return true;
  }
  const control = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (control === null) return false;
  if (control instanceof HTMLTextAreaElement) control.focus();
  else control.click();
  return true;
}

/** Buttons of `data-press="n"`: the key presses the first of them that can be pressed. */

import { Setting } from "../reader/settings.ts";
import { browserStorage } from "../reader/sync/vault.ts";
import { KEY } from "./single_keys.ts";

const WRITING = "textarea, select, input:not([type='radio'], [type='checkbox'])";

/** Keys with a modifier, held keys, keys while writing, and all where single keys are switched off, are left alone. */
export function wirePressing(): void {
  const singleKeys = new Setting(browserStorage(), KEY, true);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWriting(event.target)) return;
    const button = buttonOf(event.key);
    if (!button || !singleKeys.on) return;
    event.preventDefault();
    button.click();
  });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(WRITING);
}

function buttonOf(key: string): HTMLButtonElement | undefined {
  const buttons = document.querySelectorAll<HTMLButtonElement>("button[data-press]:enabled");
  return Array.from(buttons).find((button) => button.dataset.press === key);
}

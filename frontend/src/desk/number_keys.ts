/** Forms of `data-number-keys`: a key picks the choice that carries it as `data-key`, Enter saves. */

import { Setting } from "../reader/settings.ts";
import { browserStorage } from "../reader/sync/vault.ts";
import { KEY } from "./single_keys.ts";

const WRITING = "textarea, select, input:not([type='radio'], [type='checkbox'])";

/** Picks in the group of choices that has the focus, else in the first, and goes on to the next one. Keys with a modifier,
 *  keys while writing, and, where single keys are switched off, all but Enter are left alone. */
export function wireNumberKeys(): void {
  const singleKeys = new Setting(browserStorage(), KEY, true);
  document.addEventListener("keydown", (event) => {
    const form = document.querySelector<HTMLFormElement>("form[data-number-keys]");
    if (!form || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (event.key === "Enter" && event.target === document.body) form.requestSubmit();
    else if (singleKeys.on && pick(groupsOf(form), event.target, event.key)) event.preventDefault();
  });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(WRITING);
}

function groupsOf(form: HTMLFormElement): HTMLFieldSetElement[] {
  return Array.from(form.querySelectorAll("fieldset"));
}

function pick(groups: readonly HTMLFieldSetElement[], target: EventTarget | null, key: string): boolean {
  const at = groups.findIndex((group) => target instanceof Node && group.contains(target));
  const group = groups[Math.max(at, 0)];
  const choices = group?.querySelectorAll<HTMLInputElement>("input[data-key]") ?? [];
  const choice = Array.from(choices).find((one) => one.dataset.key === key);
  if (!choice) return false;
  choice.checked = true;
  (firstOf(groups[Math.max(at, 0) + 1]) ?? choice).focus();
  return true;
}

/** Where the focus goes in a group: to what is picked already, else to its first choice. */
function firstOf(group: HTMLFieldSetElement | undefined): HTMLInputElement | null {
  return group?.querySelector<HTMLInputElement>("input:checked") ?? group?.querySelector("input") ?? null;
}

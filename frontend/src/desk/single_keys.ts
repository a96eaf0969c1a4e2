/** The switch for the reading page's single-letter keys on one's own page; the reading page has the same one. */

import { Setting } from "../reader/settings.ts";
import { browserStorage } from "../reader/sync/vault.ts";

export const KEY = "assay-single-keys";

/** Every `input[data-single-keys]` shows and sets whether they are on. */
export function wireSingleKeys(): void {
  const setting = new Setting(browserStorage(), KEY, true);
  for (const check of document.querySelectorAll<HTMLInputElement>("input[data-single-keys]")) {
    check.checked = setting.on;
    check.addEventListener("change", () => setting.set(check.checked));
  }
}

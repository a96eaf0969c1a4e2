/** What every page of the desk loads. A classic script in the head, so that the theme is there before the first paint. */

import { wireNumberKeys } from "./desk/number_keys.ts";
import { wirePressing } from "./desk/pressing.ts";
import { wireSingleKeys } from "./desk/single_keys.ts";
import { makeSortable } from "./desk/sorting.ts";
import { applyTheme, wireThemeButtons } from "./desk/theme.ts";

applyTheme();

function start(): void {
  wireThemeButtons();
  wireSingleKeys();
  wireNumberKeys();
  wirePressing();
  for (const table of document.querySelectorAll<HTMLTableElement>("table.data")) makeSortable(table);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

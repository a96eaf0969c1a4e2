/** The page on which a lead works through the units of a document: joins its parts. */

import { byId } from "../reader/dom.ts";
import { Setting } from "../reader/settings.ts";
import { browserStorage } from "../reader/sync/vault.ts";
import { listenToKeys } from "./keys.ts";
import { TextPane } from "./pane.ts";
import { Parts } from "./parts.ts";

const singles = new Setting(browserStorage(), "assay-single-keys", true);
const parts = new Parts({
  fetch: (...request) => fetch(...request),
  changed: () => follow(),
  reload: () => location.reload(),
});
const pane = new TextPane(byId("text"), (unit) => void parts.open(lineOf(unit)?.href ?? "", "unit"));

listenToKeys({
  on: () => singles.on,
  busy: () => parts.busy,
  others: { s: tick, "?": () => byId<HTMLDialogElement>("keys-dialog").showModal() },
});
document.addEventListener("click", (event) => {
  const control = (event.target as Element).closest<HTMLElement>("a[data-part], button[data-key='?']");
  if (control === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (control instanceof HTMLAnchorElement) void parts.open(control.href, control.dataset.part ?? "unit");
  else byId<HTMLDialogElement>("keys-dialog").showModal();
});
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset.part === undefined) return;
  event.preventDefault();
  void parts.send(form, event.submitter);
});
// Opened by its key: to the first field, so that one goes on without the mouse.
document.addEventListener(
  "toggle",
  (event) => {
    const opened = event.target as HTMLDetailsElement;
    if (opened.id === "own" && opened.open)
      opened.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  },
  { capture: true },
);
follow();
byId("main").dataset.ready = "true";

/** List and text show which unit is open. */
function follow(): void {
  const open = document.querySelector<HTMLElement>("[data-open]")?.dataset.open;
  for (const line of document.querySelectorAll<HTMLElement>("#units [data-unit]")) {
    if (line.dataset.unit === open) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
  showLine();
  pane.follow();
}

/** Scrolls the list, and never the page: on a narrow one the list lies below the unit. */
function showLine(): void {
  const list = byId("units");
  const line = list.querySelector("[aria-current]");
  if (line === null || list.scrollHeight <= list.clientHeight) return;
  const [view, box] = [list.getBoundingClientRect(), line.getBoundingClientRect()];
  if (box.top < view.top || box.bottom > view.bottom)
    list.scrollTop += box.top - view.top - (view.height - box.height) / 2;
}

function tick(): void {
  const box = document.querySelector<HTMLInputElement>("#units [aria-current] input[type=checkbox]");
  if (box !== null && !box.disabled) box.checked = !box.checked;
}

function lineOf(unit: string): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`#units [data-unit="${CSS.escape(unit)}"] a`);
}

import { byId, make } from "./dom.ts";
import type { Binding } from "./keys.ts";
import type { Setting } from "./settings.ts";

const NAMES: Readonly<Record<string, string>> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  Escape: "Esc",
  Delete: "Del",
};

/** Keys that belong to the text in caret mode and to the list: said here, done elsewhere. */
const ELSEWHERE: readonly (readonly [string, string, string])[] = [
  ["In caret mode", "← → ↑ ↓", "Move the caret; with Ctrl by words; Home and End in the line"],
  ["In caret mode", "Shift + arrows", "Select; also Shift+Ctrl, Shift+Home, Shift+End"],
  ["In caret mode", "Alt+Shift+← →", "Select by sentence; ↑ ↓ by segment"],
  ["In the list", "↑ ↓ Home End", "Move; Enter opens"],
  ["In a field", "Esc", "Leave it: the single-letter keys work again"],
];

/** The list of all keys, made from the same table that the keys are read from. */
export function fillKeysDialog(
  bindings: readonly Binding[],
  writable: boolean,
  singles: Setting,
): () => void {
  const dialog = byId<HTMLDialogElement>("keys-dialog");
  const usable = bindings.filter((binding) => writable || binding.looking);
  const rows = usable.map(({ group, keys, label }) => [group, keys.map(shown).join(" or "), label] as const);
  const groups = Map.groupBy([...rows, ...(writable ? ELSEWHERE : ELSEWHERE.slice(3))], ([group]) => group);
  byId("keys-table").replaceChildren(...[...groups].map(([group, inGroup]) => section(group, inGroup)));
  const check = byId<HTMLInputElement>("single-keys");
  check.checked = singles.on;
  check.addEventListener("change", () => singles.set(check.checked));
  return () => dialog.showModal();
}

function section(group: string, rows: readonly (readonly [string, string, string])[]): HTMLElement {
  const list = make("dl", { class: "dl" });
  for (const [, keys, label] of rows) {
    list.append(
      make("dt", {}, ...keys.split(" or ").map((key) => make("kbd", {}, key))),
      make("dd", {}, label),
    );
  }
  return make("section", {}, make("h3", {}, group), list);
}

function shown(chord: string): string {
  const parts = chord === "-" ? ["-"] : chord.split("+");
  return parts.map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(" ");
}

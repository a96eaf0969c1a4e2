import type { Entry } from "./model/entry.ts";

/** Whose highlights are shown, where there are several reviewers. */
export function listenToFilter(onChange: (accept: (entry: Entry) => boolean) => void): void {
  const box = document.getElementById("reviewer-filter");
  if (box === null) return;
  const checks = [...box.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  box.addEventListener("change", () => {
    const chosen = new Set(checks.filter((check) => check.checked).map((check) => check.value));
    onChange(({ reviewer }) => chosen.has(reviewer));
  });
}

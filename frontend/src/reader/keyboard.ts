import { type Action, actionFor, type Binding, type Situation } from "./keys.ts";

export interface KeyboardOptions {
  readonly bindings: readonly Binding[];
  /** The text: in caret mode it is editable, and yet nothing is typed there. */
  readonly text: HTMLElement;
  readonly situation: () => Omit<Situation, "typing" | "onControl">;
  readonly run: (action: Action) => void;
  /** Escape in a field: where the focus goes back to. */
  readonly leaveField: () => void;
}

const TYPED_INPUTS = new Set(["text", "search", "url", "email", "number", "date", "password", "tel", ""]);

/** Hands pressed keys on as actions. Runs before the caret mode and the browser see them. */
export function listenToKeys(options: KeyboardOptions): void {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || document.querySelector("dialog[open]") !== null) return;
      const target = event.target as HTMLElement;
      const typing = isTyping(target, options.text);
      const now: Situation = { ...options.situation(), typing, onControl: isControl(target) };
      const action = actionFor(options.bindings, event, now);
      if (action !== null) options.run(action);
      else if (!leavesField(event, typing, target)) return;
      else options.leaveField();
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

export function isTyping(target: HTMLElement, text: HTMLElement): boolean {
  if (target === text) return false;
  if (target instanceof HTMLInputElement) return TYPED_INPUTS.has(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

function isControl(target: HTMLElement): boolean {
  return target.closest("button, a[href], summary, input, select, textarea") !== null;
}

/** Escape leaves any field, Enter leaves a choice that was made. A combobox closes its list first. */
function leavesField(event: KeyboardEvent, typing: boolean, target: HTMLElement): boolean {
  if (!typing || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (target.getAttribute("aria-expanded") === "true") return false;
  return event.key === "Escape" || (event.key === "Enter" && target instanceof HTMLSelectElement);
}

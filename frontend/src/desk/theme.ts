/** Light, dark, or as the system has it: kept in the browser, set on the root element as `data-theme`. */

const KEY = "assay-theme";
const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

export function storedTheme(): Theme {
  const stored = readStored();
  return THEMES.find((theme) => theme === stored) ?? "auto";
}

export function applyTheme(theme: Theme = storedTheme()): void {
  const root = document.documentElement;
  if (theme === "auto") root.removeAttribute("data-theme");
  else root.dataset.theme = theme;
}

/** Every `button[data-theme-turn]` turns to the next theme and says which is on. */
export function wireThemeButtons(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>("button[data-theme-turn]");
  const labels = new Map(Array.from(buttons, (button) => [button, (button.textContent ?? "").trim()]));
  const show = () => {
    applyTheme();
    for (const [button, label] of labels) button.textContent = `${label}: ${storedTheme()}`;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      store(THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length] as Theme);
      show();
    });
  }
  window.addEventListener("storage", show); // turned in another tab
  show();
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is off: the system's theme
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // storage is off: there is nowhere to keep it
  }
}

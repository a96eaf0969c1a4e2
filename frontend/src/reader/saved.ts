import { button, byId, icon, make } from "./dom.ts";
import type { Entry } from "./model/entry.ts";
import { lemmaOf } from "./rows.ts";
import type { Session } from "./session.ts";
import { type SavedStatus, savedStatus } from "./status.ts";
import type { Outbox } from "./sync/outbox.ts";

const ICONS: Readonly<Record<SavedStatus["tone"], string>> = {
  ok: "i-ok",
  wait: "i-wait",
  attend: "i-wait",
  alert: "i-no",
};

/** Says at every moment whether all is saved, and what is not. */
export class SavedLine {
  readonly #button = byId("saved");
  readonly #session: Session;
  readonly #outbox: Outbox;
  readonly #signIn: string;
  readonly #dialog = byId<HTMLDialogElement>("saved-dialog");
  #said = "";

  constructor(session: Session, outbox: Outbox, signIn: string) {
    this.#session = session;
    this.#outbox = outbox;
    this.#signIn = signIn;
    this.#button.addEventListener("click", () => this.#open());
    window.addEventListener("online", () => this.show());
    window.addEventListener("offline", () => this.show());
  }

  show(): void {
    const status = savedStatus(this.#outbox.state, navigator.onLine, clock);
    this.#button.dataset.tone = status.tone;
    this.#button.replaceChildren(icon(ICONS[status.tone], ""), make("span", {}, status.sentence));
    this.#say(status);
    if (this.#dialog.open) this.#fill();
  }

  /** Listeners hear of trouble and of its end, not of every save. */
  #say({ tone, sentence }: SavedStatus): void {
    const told = tone === "wait" ? this.#said : tone === "ok" ? "All saved" : sentence;
    if (told === this.#said) return;
    const first = this.#said === "";
    this.#said = told;
    if (!first) byId("live").textContent = told;
  }

  #open(): void {
    this.#fill();
    this.#dialog.showModal();
  }

  #fill(): void {
    const { sentence } = savedStatus(this.#outbox.state, navigator.onLine, clock);
    const unsent = this.#session.store.unsent();
    const rows = unsent.map((entry) => make("li", {}, this.#link(entry), ` ${stateOf(entry)}`));
    const acts = make("div", { class: "acts" });
    if (unsent.length > 0) acts.append(button("Send now", () => void this.#outbox.flush()));
    if (this.#outbox.state.signedOut) {
      acts.append(
        make("a", { class: "btn s", href: this.#signIn, target: "_blank" }, "Sign in in a new tab"),
      );
    }
    byId("saved-detail").replaceChildren(
      make("p", {}, `${sentence}.`),
      make("ul", { class: "plain" }, ...rows),
      acts,
    );
  }

  #link(entry: Entry): HTMLElement {
    const go = () => {
      this.#dialog.close();
      this.#session.open(entry.id, "keys");
    };
    return button(`“${lemmaOf(entry).slice(0, 60)}”`, go, "link");
  }
}

function stateOf({ trouble, wanted }: Entry): string {
  if (trouble?.kind === "conflict") return "has two versions: choose one";
  if (trouble?.kind === "refused") return `was refused: ${trouble.detail}`;
  return wanted.status === "withdrawn" ? "waits to be withdrawn" : "waits to be sent";
}

function clock(stamp: number): string {
  return new Date(stamp).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

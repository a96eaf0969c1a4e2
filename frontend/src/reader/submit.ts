import { byId, make } from "./dom.ts";
import type { Progress } from "./progress.ts";
import type { Session } from "./session.ts";
import { type Api, problemIn } from "./sync/api.ts";
import type { Outbox } from "./sync/outbox.ts";

export interface SubmitOptions {
  readonly session: Session;
  readonly outbox: Outbox;
  readonly progress: Progress;
  readonly api: Api;
  readonly submitUrl: string;
}

/** "I have read this to the end": says first how far that is true, sends everything that is unsent, then submits. */
export class Submission {
  readonly #options: SubmitOptions;
  readonly #dialog = byId<HTMLDialogElement>("submit-dialog");
  readonly #now = byId<HTMLButtonElement>("submit-now");

  constructor(options: SubmitOptions) {
    this.#options = options;
    for (const opener of document.querySelectorAll("[data-submit]")) {
      opener.addEventListener("click", () => this.#open());
    }
    this.#now.addEventListener("click", () => void this.#submit());
    byId("submit-open").addEventListener("click", () => this.#goToOpen());
  }

  #open(): void {
    const { session, progress, outbox } = this.#options;
    const { segment, of, share } = progress.read;
    const shown = session.store.shown();
    const open = shown.filter(({ wanted }) => wanted.verdict === null).length;
    const { unsent } = outbox.state;
    const facts = [
      share >= 1
        ? "You have had the whole text in view."
        : `You have had the text in view up to § ${segment} of ${of} (${Math.floor(share * 100)} %).`,
      shown.length === 0
        ? "You highlighted nothing."
        : `${shown.length} highlighted, ${open === 0 ? "all of them judged" : `${open} not yet judged`}.`,
      ...(unsent > 0 ? [`${unsent} not yet saved: they are sent first.`] : []),
    ];
    byId("submit-facts").replaceChildren(...facts.map((fact) => make("li", {}, fact)));
    byId("submit-open").hidden = open === 0;
    this.#complain("");
    this.#dialog.showModal();
  }

  #goToOpen(): void {
    const { session } = this.#options;
    const open = session.store.shown().find(({ wanted }) => wanted.verdict === null);
    this.#dialog.close();
    if (open !== undefined) session.open(open.id, "keys");
  }

  async #submit(): Promise<void> {
    this.#now.disabled = true;
    this.#complain(await this.#problem());
    this.#now.disabled = false;
  }

  /** Why it could not be submitted; the page is loaded anew where it was. */
  async #problem(): Promise<string> {
    const { outbox, api, submitUrl } = this.#options;
    await outbox.flush();
    const { unsent } = outbox.state;
    if (unsent > 0)
      return `${unsent} could not be saved. Close this, see “what is saved” above, then submit again.`;
    try {
      const response = await api.fetch(submitUrl, { method: "POST", body: {} });
      if (!response.ok)
        return (await problemIn(response)).detail ?? `The server refused it (${response.status}).`;
    } catch {
      return "No connection: nothing was submitted. Try again when it is back.";
    }
    location.reload();
    return "";
  }

  #complain(sentence: string): void {
    byId("submit-problem").textContent = sentence;
    byId("submit-problem").hidden = sentence === "";
  }
}

/** Takes a submission back, then loads the page anew. */
export function listenToReopen(api: Api, url: string): void {
  const opener = document.querySelector<HTMLButtonElement>("[data-reopen]");
  opener?.addEventListener("click", async () => {
    opener.disabled = true;
    try {
      const response = await api.fetch(url, { method: "POST", body: {} });
      if (response.ok) location.reload();
      else byId("live").textContent = (await problemIn(response)).detail ?? "It could not be reopened.";
    } catch {
      byId("live").textContent = "No connection: it was not reopened.";
    }
    opener.disabled = false;
  });
}

import type { DocumentForm } from "./document_form.ts";
import { byId, make } from "./dom.ts";
import { type Entry, isOpen } from "./model/entry.ts";
import type { Passages } from "./passages.ts";
import type { Progress } from "./progress.ts";
import type { Session } from "./session.ts";
import { type Api, type Problem, problemIn } from "./sync/api.ts";
import type { Outbox } from "./sync/outbox.ts";

export interface SubmitOptions {
  readonly session: Session;
  readonly outbox: Outbox;
  readonly progress: Progress;
  readonly passages: Passages;
  readonly form: DocumentForm;
  readonly api: Api;
  readonly submitUrl: string;
}

/** "I have read this to the end": says first how far that is true, asks what there is to say of the document, sends
 *  everything that is unsent, then submits. */
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
    const { progress, form, outbox } = this.#options;
    const { segment, of, share } = progress.read;
    const { unsent } = outbox.state;
    const facts = [
      share >= 1
        ? "You have had the whole text in view."
        : `You have had the text in view up to § ${segment} of ${of} (${Math.floor(share * 100)} %).`,
      ...this.#judged(),
      ...(unsent > 0 ? [`${unsent} not yet saved: they are sent first.`] : []),
    ];
    byId("submit-facts").replaceChildren(...facts.map((fact) => make("li", {}, fact)));
    byId("submit-open").hidden = this.#firstOpen() === undefined;
    this.#complain("");
    form.show();
    this.#dialog.showModal();
  }

  /** How much is judged of the passages drawn at random and of the reader's own highlights. */
  #judged(): string[] {
    const { passages } = this.#options;
    const own = this.#shown.filter(({ passage }) => passage === null);
    const open = own.filter(isOpen).length;
    const left = passages.open().length;
    const drawn = `${passages.progress}${left === 0 ? "" : ": the rest have to be, before you submit"}.`;
    if (passages.count > 0 && own.length === 0) return [drawn];
    const said =
      own.length === 0
        ? "You highlighted nothing."
        : `${own.length} highlighted, ${open === 0 ? "all of them judged" : `${open} not yet judged`}.`;
    return passages.count > 0 ? [drawn, said] : [said];
  }

  /** Passages first: they have to be judged. */
  #firstOpen(): Entry | undefined {
    return this.#options.passages.open()[0] ?? this.#shown.find(isOpen);
  }

  get #shown(): readonly Entry[] {
    return this.#options.session.store.shown();
  }

  #goToOpen(): void {
    const { session } = this.#options;
    const open = this.#firstOpen();
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
    const { outbox, api, form, submitUrl } = this.#options;
    await outbox.flush();
    const { unsent } = outbox.state;
    if (unsent > 0)
      return `${unsent} could not be saved. Close this, see “what is saved” above, then submit again.`;
    try {
      const response = await api.fetch(submitUrl, { method: "POST", body: { document: form.read() } });
      if (!response.ok) return refusalOf(await problemIn(response), response.status);
    } catch {
      return "No connection: nothing was submitted. Try again when it is back.";
    }
    form.forget();
    location.reload();
    return "";
  }

  #complain(sentence: string): void {
    byId("submit-problem").textContent = sentence;
    byId("submit-problem").hidden = sentence === "";
  }
}

/** The server's sentence, and what it says of single fields. */
function refusalOf({ detail, errors = {} }: Problem, status: number): string {
  const sentences = Object.values(errors).flat();
  return [detail ?? `The server refused it (${status}).`, ...sentences].join(" ");
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

import type { AssignmentData, PageData } from "./bootstrap.ts";
import type { Proposal } from "./model/model.ts";
import type { Store } from "./model/store.ts";
import type { Api } from "./sync/api.ts";
import { sendWhenPossible, shareWithTabs, takeUpKept } from "./sync/connection.ts";
import { Outbox } from "./sync/outbox.ts";
import { Tabs } from "./sync/tabs.ts";
import { browserStorage, Vault } from "./sync/vault.ts";

export interface SavingOptions {
  readonly page: PageData;
  readonly assignment: AssignmentData;
  readonly store: Store;
  readonly api: Api;
  readonly onChange: () => void;
  readonly onProposal: (id: string, proposal: Proposal) => void;
}

/** Joins what saves the reader's own work: the vault in this browser, the outbox, the other tabs. */
export function startSaving({ page, assignment, store, api, onChange, onProposal }: SavingOptions): Outbox {
  const vault = new Vault(browserStorage(), page.user.id, assignment.id);
  const tabs = new Tabs(page.user.id, assignment.id);
  const outbox = new Outbox({
    store,
    vault,
    send: (request) => api.send(request),
    inTurn: (work) => tabs.inTurn(work),
    now: () => Date.now(),
    onChange,
    onProposal,
  });
  takeUpKept(store, vault, page.writable);
  shareWithTabs(store, tabs);
  sendWhenPossible(outbox);
  return outbox;
}

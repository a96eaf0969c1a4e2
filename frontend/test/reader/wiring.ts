/** Store, outbox and vault joined as on the page, with a server in memory. */

import { Store } from "../../src/reader/model/store.ts";
import { Api } from "../../src/reader/sync/api.ts";
import { Outbox } from "../../src/reader/sync/outbox.ts";
import { Vault } from "../../src/reader/sync/vault.ts";
import type { DeskServer } from "./desk_server.ts";
import { FakeStorage } from "./storage.ts";

export interface WiringOptions {
  readonly storage?: FakeStorage;
  readonly now?: () => number;
}

export function wireOf(server: DeskServer, options: WiringOptions = {}) {
  const storage = options.storage ?? new FakeStorage();
  const store = new Store();
  const vault = new Vault(storage, "7", "a1");
  const api = new Api({
    highlightsUrl: "/api/v1/highlights/",
    assignment: "a1",
    fetch: server.fetch,
    csrfToken: () => "token",
  });
  const outbox = new Outbox({
    store,
    vault,
    send: (request) => api.send(request),
    inTurn: (work) => work(),
    now: options.now ?? (() => performance.now()),
    onChange: () => undefined,
  });
  return { store, vault, outbox, storage, api };
}

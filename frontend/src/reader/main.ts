/** The reading page: joins its parts. */

import { CaretMode } from "../text/caret.ts";
import { TextDoc } from "../text/textdoc.ts";
import { type Parts, runAction } from "./actions.ts";
import { addressedHighlight, addressOf } from "./address.ts";
import { csrfToken, pageData } from "./bootstrap.ts";
import { Canvas } from "./canvas.ts";
import { Chooser } from "./chooser.ts";
import { ClaimPart } from "./claim.ts";
import { ClaimCalls } from "./claim_calls.ts";
import { Corrections } from "./corrections.ts";
import { DocumentForm, Draft } from "./document_form.ts";
import { announce, byId } from "./dom.ts";
import { listenToFilter } from "./filter.ts";
import { makeJudging } from "./judging.ts";
import { listenToKeys } from "./keyboard.ts";
import { type Action, bindingsFor, verdictBindings } from "./keys.ts";
import { fillKeysDialog } from "./keys_dialog.ts";
import { HighlightList } from "./list.ts";
import { Codebook } from "./model/codebook.ts";
import { isOpen } from "./model/entry.ts";
import { History } from "./model/history.ts";
import { Store } from "./model/store.ts";
import { Panel } from "./panel/panel.ts";
import { Past } from "./panel/past.ts";
import { showSummary } from "./panel/summary.ts";
import { TroubleNote } from "./panel/trouble.ts";
import { Panes } from "./panes.ts";
import { Passages, showPassages } from "./passages.ts";
import { Print } from "./print.ts";
import { Progress } from "./progress.ts";
import type { RowContext } from "./rows.ts";
import { SavedLine } from "./saved.ts";
import { startSaving } from "./saving.ts";
import { segmentNumber } from "./segments.ts";
import { Session } from "./session.ts";
import { Setting } from "./settings.ts";
import { listenToReopen, Submission } from "./submit.ts";
import { Api } from "./sync/api.ts";
import { Connection } from "./sync/connection.ts";
import { browserStorage } from "./sync/vault.ts";
import { openOnClick } from "./text_clicks.ts";

const page = pageData();
const storage = browserStorage();
const doc = new TextDoc(byId("text"));
const codebook = new Codebook(page.facets);
const store = new Store();
const api = new Api({
  highlightsUrl: page.highlights,
  assignment: page.assignment?.id ?? "",
  fetch: (...request) => fetch(...request),
  csrfToken,
});
const { assignment } = page;
let savedLine: SavedLine | null = null;
const outbox =
  assignment === null || !page.own
    ? null
    : startSaving({
        page,
        assignment,
        store,
        api,
        onChange: () => savedLine?.show(),
        onProposal: (id, proposal) => session.propose(id, proposal),
      });
const session = new Session({
  doc,
  store,
  codebook,
  history: new History(() => Date.now()),
  reader: page.user.pseudonym,
  proposes: page.assignment?.proposals === true,
  changed: (id) => outbox?.changed(id),
  left: (id) => outbox?.hurry(id),
});
if (outbox !== null) savedLine = new SavedLine(session, outbox, page.sign_in);
const passages = new Passages(session, page.passages);

// What is seen -----------------------------------------------------------------------------------------
const several = (page.readers?.length ?? 0) > 1 || !page.own;
const rows: RowContext = {
  codebook,
  segmentAt: (at) => segmentNumber(doc, at),
  reviewers: several,
  passageAt: (passage) => passages.positionOf(passage),
};
const marks = new Setting(storage, "assay-marks", false);
const canvas = new Canvas(session, byId("margin"), marks.on);
const panes = new Panes();
const list = new HighlightList(byId("notes"), session, rows, (shown) => {
  const open = shown.filter(isOpen).length;
  byId("tally").textContent = shown.length === 0 ? "none yet" : `${shown.length - open} judged, ${open} open`;
  panes.count(shown.length);
});
const chooser = new Chooser(rows, (id) => session.open(id, "text"));
const judging = page.writable ? makeJudging(session, canvas, panes, page.free) : null;
const past = new Past(
  codebook,
  (url) => api.fetch(url),
  (id) => `${page.highlights}${id}/history/`,
);
const claim = page.claims ? claimPart(page.claims) : null;
const panelParts =
  judging === null ? [{ show: showEntry }, past] : [...judging.parts, past, new TroubleNote(session)];
new Panel(session, rows.segmentAt, claim === null ? panelParts : [...panelParts, claim]);
const progressKey = `assay-read:${page.user.id}:${page.document.id}`;
const progress = new Progress({
  session,
  box: byId("progress"),
  storage: page.own ? storage : null,
  key: progressKey,
});
new Print(session);
showPassages(passages, session);

// What is done -----------------------------------------------------------------------------------------
const caret = new CaretMode(doc, {
  label: "The text, with a caret to select by keyboard",
  onToggle: (active) => {
    const state = document.getElementById("caret-state");
    if (state !== null) state.textContent = active ? "on" : "off";
    announce(
      active ? "Caret mode on. Arrows move, with Shift they select, Escape leaves." : "Caret mode off.",
    );
  },
});
const singles = new Setting(storage, "assay-single-keys", true);
const bindings = [
  ...bindingsFor({ passages: passages.count > 0, free: page.free, claims: claim !== null }),
  ...verdictBindings(codebook.labels("verdict")),
];
const showKeys = fillKeysDialog(bindings, page.writable, singles);
const parts: Parts = { session, list, chooser, panes, caret, showKeys, passages, judging, claim };
listenToKeys({
  bindings,
  text: doc.root,
  situation: () => ({
    pending: judging?.pending?.span != null,
    open: session.current !== undefined,
    caret: caret.active,
    writable: page.writable,
    singles: singles.on,
  }),
  run: (action) => runAction(action, parts),
  leaveField: () => list.focus(),
});
document.addEventListener("click", (event) => {
  const action = (event.target as Element).closest<HTMLElement>("[data-key-action]")?.dataset.keyAction;
  if (action !== undefined) runAction(action as Action, parts);
});
openOnClick(session, canvas.painter, chooser);
listenToFilter((accept) => {
  canvas.filter(accept);
  list.filter(accept);
});
listenToMarks();
if (outbox !== null && assignment !== null) {
  const draft = new Draft(storage, page.user.id, assignment.id);
  if (assignment.state === "submitted") draft.forget(); // from here or from elsewhere: what is stored holds
  if (judging !== null) {
    const form = new DocumentForm(draft, assignment.said);
    const submitUrl = assignment.submit;
    new Submission({ session, outbox, progress, passages, form, api, submitUrl });
  }
  listenToReopen(api, assignment.reopen);
}

if (page.corrections) new Corrections({ doc, api, csrfToken, ...page.corrections });

session.onOpen((id, former, from) => {
  const { current } = session;
  if (current !== undefined && from === "list") panes.show("judge");
  if (current !== undefined && from !== "text") doc.scrollTo(current);
  if (id !== former) history.replaceState(null, "", addressOf(id, location));
});

// What is there ----------------------------------------------------------------------------------------
const connection = new Connection({
  store,
  api,
  list: page.list,
  onLoad: (problem) => {
    byId("notes").classList.toggle("unloaded", problem !== null);
    if (problem === null) passages.show();
    else byId("tally").textContent = "cannot be loaded just now";
    savedLine?.show();
  },
});
const asked = addressedHighlight(location);
await connection.load();
canvas.start();
if (asked !== null && store.isShown(asked)) session.open(asked, "address");
else if (asked !== null) announce("The highlight of this address is not here.");
void outbox?.flush();
byId("main").dataset.ready = "true";

function showEntry(entry: Parameters<typeof showSummary>[0]): void {
  showSummary(entry, codebook);
}

function claimPart({ url, pages }: { readonly url: string; readonly pages: string }): ClaimPart {
  const calls = new ClaimCalls((...ask) => api.fetch(...ask), url);
  return new ClaimPart(calls, (id) => `${pages}${encodeURIComponent(id)}/`);
}

/** The other way to paint is chosen when the page is loaded. */
function listenToMarks(): void {
  const check = byId<HTMLInputElement>("marks-setting");
  check.checked = marks.on;
  check.addEventListener("change", () => {
    marks.set(check.checked);
    location.reload();
  });
}

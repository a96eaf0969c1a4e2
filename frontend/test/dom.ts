/** A page for the tests that need a DOM but no layout. Import it before anything that touches the document. */

import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", {
  pretendToBeVisual: true,
  url: "http://desk.example/",
});

Object.assign(globalThis, {
  window,
  document: window.document,
  Node: window.Node,
  Element: window.Element,
  NodeFilter: window.NodeFilter,
  StaticRange: window.StaticRange,
  AbortController: window.AbortController, // the page's own: its events take no other's signals
  Event: window.Event,
  StorageEvent: window.StorageEvent,
  localStorage: window.localStorage,
  getSelection: () => window.getSelection(),
  getComputedStyle: window.getComputedStyle,
});

export interface SegmentText {
  readonly words: string;
  readonly role?: string;
}

/** The root that the server would render: one paragraph for each segment, its last line feeds in `.eol`. */
export function rendered(...segments: readonly (string | SegmentText)[]): HTMLElement {
  const root = document.createElement("div");
  let start = 0;
  for (const [index, segment] of segments.entries()) {
    const { words, role } = typeof segment === "string" ? { words: segment, role: undefined } : segment;
    root.append(paragraph(words, start, index + 1, role));
    start += Array.from(words).length;
  }
  document.body.replaceChildren(root);
  return root;
}

function paragraph(words: string, start: number, number: number, role: string | undefined): HTMLElement {
  const element = document.createElement("p");
  Object.assign(element.dataset, { start: String(start), n: String(number) });
  if (role !== undefined) element.dataset.role = role;
  const body = words.replace(/\n+$/, "");
  if (body !== "") element.append(body);
  if (body.length < words.length) element.append(lineEnd(words.slice(body.length)));
  return element;
}

function lineEnd(lineFeeds: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "eol";
  element.textContent = lineFeeds;
  return element;
}

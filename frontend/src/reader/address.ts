/** The highlight that the page's address names: `?highlight=UUID` or `#h-UUID`. */
export function addressedHighlight(address: Pick<Location, "hash" | "search">): string | null {
  const inHash = /^#h-([0-9a-f-]{36})$/i.exec(address.hash)?.[1];
  return (inHash ?? new URLSearchParams(address.search).get("highlight"))?.toLowerCase() ?? null;
}

/** The address of this page that opens a highlight. */
export function addressOf(id: string | null, address: Pick<Location, "pathname">): string {
  return id === null ? address.pathname : `${address.pathname}#h-${id}`;
}

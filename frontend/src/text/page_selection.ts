/** The page's selection where it touches the element, else null. */
export function rangeTouching(element: HTMLElement): Range | null {
  const selection = element.ownerDocument.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touches = range.collapsed ? element.contains(range.startContainer) : range.intersectsNode(element);
  return touches ? range : null;
}

/** Makes the range the page's selection. */
export function selectRange({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): void {
  getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

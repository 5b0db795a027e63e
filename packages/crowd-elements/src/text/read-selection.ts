type Place = { readonly node: Node; readonly offset: number };

/** Where in the text of an element a place of the document is, in UTF-16 units; null outside. */
function offsetIn(container: Element, { node, offset }: Place): number | null {
  if (!container.contains(node)) return null;
  const range = document.createRange();
  range.setStart(container, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function findRange(root: ShadowRoot): StaticRange | Range | null {
  const selection = getSelection();
  if (selection === null) return null;
  if ('getComposedRanges' in selection) {
    return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
  }
  // Older browsers let a shadow root tell its own selection.
  const ask: unknown = Reflect.get(root, 'getSelection');
  const own: unknown = typeof ask === 'function' ? Reflect.apply(ask, root, []) : null;
  return own instanceof Selection && own.rangeCount > 0 ? own.getRangeAt(0) : null;
}

/**
 * The part of an element's text that is selected with mouse or finger, in Unicode characters;
 * null when nothing of it is.
 */
export function readSelection(
  root: ShadowRoot,
  container: Element,
): { startOffset: number; endOffset: number } | null {
  const range = findRange(root);
  if (range === null || range.collapsed) return null;
  const start = offsetIn(container, { node: range.startContainer, offset: range.startOffset });
  const end = offsetIn(container, { node: range.endContainer, offset: range.endOffset });
  if (start === null || end === null || start >= end) return null;
  const text = container.textContent;
  const count = (units: number): number => Array.from(text.slice(0, units)).length;
  return { startOffset: count(start), endOffset: count(end) };
}

/** Which regions an element has. */
export type Regions<Name extends string> = ReadonlyMap<Name, HTMLElement>;

/**
 * Sends the direct children that are regions ("short-instructions", …) to the slots of their
 * names, and tells which there are.
 */
export function placeRegions<Name extends string>(
  host: Element,
  names: readonly Name[],
): Regions<Name> {
  const found = new Map<Name, HTMLElement>();
  for (const child of host.children) {
    const name = names.find((known) => known === child.localName);
    if (name === undefined || !(child instanceof HTMLElement)) continue;
    if (child.slot !== name) child.slot = name;
    if (!found.has(name)) found.set(name, child);
  }
  return found;
}

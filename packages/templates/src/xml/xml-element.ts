import type { Position } from '../position.ts';

/** An element with its place in the document. Names are without prefixes. */
export interface XmlElement extends Position {
  readonly name: string;
  readonly path: string;
  readonly namespace: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its text, CDATA included, without that of its children. */
  readonly text: string;
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

import type { XmlElement } from '../xml/xml-element.ts';
import { childrenNamed } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';

/** Reports the children that do not belong there. */
export function refuseOthers(
  element: XmlElement,
  names: readonly string[],
  report: XmlReport,
): void {
  for (const child of element.children) {
    if (names.includes(child.name)) continue;
    const message = `<${child.name}> does not belong into <${element.name}>, which holds ${names.join(', ') || 'text only'}.`;
    report.add(child, 'unknown-element', message);
  }
}

/** The one child of that name, or undefined; more than one are reported. */
export function findOne(
  element: XmlElement,
  name: string,
  report: XmlReport,
): XmlElement | undefined {
  const [first, second] = childrenNamed(element, name);
  if (second !== undefined) {
    report.add(second, 'repeated-element', `<${element.name}> holds one <${name}> at most.`);
  }
  return first;
}

/** The one child of that name; its absence is reported. */
export function requireOne(
  element: XmlElement,
  name: string,
  report: XmlReport,
): XmlElement | undefined {
  const found = findOne(element, name, report);
  if (found === undefined) {
    report.add(element, 'missing-element', `<${element.name}> needs a <${name}>.`);
  }
  return found;
}

/** The text of an element without blanks around it; one without text is reported. */
export function requireText(element: XmlElement | undefined, report: XmlReport): string {
  const text = element?.text.trim() ?? '';
  if (element !== undefined && text === '') {
    report.add(element, 'bad-value', `Fill in <${element.name}>: it is empty.`);
  }
  return text;
}

/** A whole number of a child, or undefined if there is none. */
export function readWhole(element: XmlElement | undefined, report: XmlReport): number | undefined {
  if (element === undefined) return undefined;
  return readNumberText(element, element.text.trim(), `<${element.name}>`, true, report);
}

/** A number of an attribute, or undefined if there is none. */
export function readNumberAttribute(
  element: XmlElement,
  name: string,
  report: XmlReport,
): number | undefined {
  const text = element.attributes.get(name)?.trim();
  if (text === undefined) return undefined;
  return readNumberText(element, text, `${name}="…"`, false, report);
}

function readNumberText(
  element: XmlElement,
  text: string,
  written: string,
  isWhole: boolean,
  report: XmlReport,
): number | undefined {
  const value = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
  if (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value)) return value;
  const kind = isWhole ? 'a whole number' : 'a number';
  report.add(element, 'bad-value', `Write ${kind} in ${written}, not "${text.slice(0, 50)}".`);
  return undefined;
}

/** `true` or `false`, also as 1 and 0; nothing is false. */
export function readFlag(element: XmlElement | undefined, report: XmlReport): boolean {
  const text = element?.text.trim().toLowerCase() ?? 'false';
  if (element !== undefined && !['true', 'false', '1', '0'].includes(text)) {
    report.add(element, 'bad-value', `Write true or false in <${element.name}>.`);
  }
  return text === 'true' || text === '1';
}

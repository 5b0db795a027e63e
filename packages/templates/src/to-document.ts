import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { addForm } from './add-form.ts';
import { TooDeep } from './counting-adapter.ts';
import type {
  DocumentEdit,
  DocumentOptions,
  RemoteFile,
  ServedDocument,
} from './document-options.ts';
import { escapeAttribute } from './escape-attribute.ts';
import { createPositions } from './position.ts';
import type { TemplateProblem } from './problem.ts';
import { replaceInTag, replaceInText } from './replace-addresses.ts';
import { applyEdits } from './text-edits.ts';
import type { SeenDocument } from './watch-document.ts';
import { watchDocument } from './watch-document.ts';

const fragmentStart = '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n';
const fragmentMiddle = '\n</head>\n<body>\n';
const fragmentEnd = '\n</body>\n</html>\n';

/**
 * Makes one document of a filled-in template, whether it is a fragment or a whole page. Scripts of
 * the former vendors come from the sandbox; what the page needs of them and does not load is added,
 * as the vendor's site did. A page without a form gets one around its body, a form without a button
 * gets one. Forms inside forms, which browsers do not know, become part of the outer one.
 * Everything else stays byte for byte.
 */
export function toDocument(
  html: string,
  options: DocumentOptions,
): Result<ServedDocument, TemplateProblem> {
  const seen = watch(html);
  if (seen === null) {
    const message = 'The page has too many elements, or they are nested too deeply: close them.';
    return err({ code: 'nested-too-deeply', severity: 'error', message, line: 1, column: 1 });
  }
  const positionOf = createPositions(html);
  const remote: RemoteFile[] = [];
  const edits: DocumentEdit[] = [];
  for (const tag of seen.tags) {
    const replaced = replaceInTag(tag, options);
    edits.push(...replaced.edits);
    if (replaced.remote !== null) remote.push({ ...replaced.remote, ...positionOf(tag.start) });
  }
  for (const region of seen.rawTexts) edits.push(...replaceInText(html, region, options));
  for (const { start, end } of seen.nestedForms) {
    const from = html.slice(start, end);
    edits.push({ start, end, text: '', change: { kind: 'nested-form-joined', from } });
  }
  const scripts = addScripts(html, seen, edits, options);
  const form = addForm(html, seen, options.submitTo);
  const all = [...wrap(html, seen, scripts), ...edits, ...form];
  const changes = all
    .flatMap(({ start, change }) => (change === undefined ? [] : [{ start, change }]))
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, change }) => ({ ...change, ...positionOf(start) }));
  return ok({ html: applyEdits(html, all), changes, remote });
}

function watch(html: string): SeenDocument | null {
  try {
    return watchDocument(html);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

/** The scripts that come first: the host's, and those of the vendors that the page takes for granted. */
function addScripts(
  html: string,
  seen: SeenDocument,
  edits: readonly DocumentEdit[],
  { hostScripts, vendorFiles }: DocumentOptions,
): DocumentEdit[] {
  const at = seen.isWhole ? seen.first : 0;
  const loads = (address: string) => edits.some(({ change }) => change?.to === address);
  const missing: string[] = [];
  if (/\bturk[A-Z]\w{0,40}\s{0,9}\(/.test(html) && !loads(vendorFiles.externalHit)) {
    missing.push(vendorFiles.externalHit);
  }
  if (seen.tags.some(isCrowdElement) && !loads(vendorFiles.crowdElements)) {
    missing.push(vendorFiles.crowdElements);
  }
  return [
    ...hostScripts.map((to) => insertScript(at, 'host-script', to)),
    ...missing.map((to) => insertScript(at, 'vendor-file-added', to)),
  ];
}

function isCrowdElement({ name }: { readonly name: string }): boolean {
  return name.startsWith('crowd-');
}

function insertScript(at: number, kind: 'host-script' | 'vendor-file-added', to: string) {
  const text = `<script src="${escapeAttribute(to)}"></script>`;
  return { start: at, end: at, text, change: { kind, to } };
}

function wrap(html: string, { isWhole }: SeenDocument, scripts: readonly DocumentEdit[]) {
  if (isWhole) return scripts;
  const end = html.length;
  return [
    { start: 0, end: 0, text: fragmentStart },
    ...scripts,
    { start: 0, end: 0, text: fragmentMiddle },
    // After the end of a form that is added.
    { start: end + 1, end: end + 1, text: fragmentEnd },
  ];
}

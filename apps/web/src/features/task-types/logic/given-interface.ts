import type { TermsDraft } from './terms-draft.ts';

/** How people answer: a form, a template of the requester's, or a page elsewhere. */
export type InterfaceKind = 'form' | 'html' | 'external';

export function interfaceKind({
  template,
  external,
}: Pick<TermsDraft, 'template' | 'external'>): InterfaceKind {
  if (external !== null) return 'external';
  return template === null ? 'form' : 'html';
}

/** The interface of a draft, to be checked and saved. */
export function givenInterface({
  form,
  template,
  external,
}: Pick<TermsDraft, 'form' | 'template' | 'external'>): unknown {
  if (external !== null) {
    const { url, open, frameHeight } = external;
    return { version: 1, kind: 'external', url, open, frameHeight };
  }
  return template === null ? form : { version: 1, kind: 'html', template };
}

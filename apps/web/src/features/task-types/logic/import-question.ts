import type { XmlProblem } from '@exchange/templates';
import { readQuestionDocument } from '@exchange/templates';
import type { TermsDraft } from './terms-draft.ts';

/** What a document of Mechanical Turk becomes, or why it cannot. */
export type ImportedQuestion =
  | {
      readonly ok: true;
      /** For people: what it became. */
      readonly what: string;
      readonly part: Pick<TermsDraft, 'template' | 'external'> & Partial<Pick<TermsDraft, 'form'>>;
      /** What is shown or checked in another way than there. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a QuestionForm, an HTMLQuestion or an ExternalQuestion as the interface of a task type. */
export function importQuestion(xml: string): ImportedQuestion {
  if (/^\s*(?:<\?[^>]*>\s*)?<AnswerKey[\s>]/.test(xml)) {
    const message =
      'This is an AnswerKey: it scores the test of a qualification and cannot be part of a task type. The page of a qualification gives values by it.';
    return { ok: false, problems: [message] };
  }
  const read = readQuestionDocument(xml);
  if (!read.ok) return { ok: false, problems: read.error.map(describe) };
  const document = read.value;
  switch (document.kind) {
    case 'form': {
      const { form, warnings } = document;
      const part = { form, template: null, external: null };
      return { ok: true, what: 'a form', part, notes: warnings.map(describe) };
    }
    case 'html': {
      const part = { template: document.html.trim(), external: null };
      return { ok: true, what: 'an HTML template', part, notes: [] };
    }
    case 'external': {
      const { url, frameHeight } = document;
      const part = { template: null, external: { url, open: 'frame' as const, frameHeight } };
      return { ok: true, what: 'an external page', part, notes: [] };
    }
  }
}

function describe({ line, column, message }: XmlProblem): string {
  return `Line ${line}, column ${column}: ${message}`;
}

import type { Position } from '../position.ts';

export type XmlProblemCode =
  | 'xml-too-long'
  | 'xml-not-well-formed'
  | 'xml-doctype'
  | 'xml-nested-too-deeply'
  | 'unknown-document'
  | 'unknown-element'
  | 'missing-element'
  | 'repeated-element'
  | 'bad-value'
  | 'no-counterpart'
  | 'renamed'
  | 'form';

/** Something wrong with an XML document, and what to do about it. */
export interface XmlProblem extends Position {
  readonly code: XmlProblemCode;
  /** With warnings the document is read; they say what became of a part of it. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Where in the document: `/QuestionForm/Question[2]/QuestionIdentifier`. */
  readonly path: string;
}

/** More are not listed: nobody reads them at once. */
const mostProblems = 100;

/** Collects what is wrong with a document. */
export interface XmlReport {
  readonly problems: readonly XmlProblem[];
  add(
    place: Position & { readonly path: string },
    code: XmlProblemCode,
    message: string,
    severity?: XmlProblem['severity'],
  ): void;
}

export function createXmlReport(): XmlReport {
  const problems: XmlProblem[] = [];
  return {
    problems,
    add({ path, line, column }, code, message, severity = 'error') {
      if (problems.length < mostProblems) {
        problems.push({ code, severity, message, path, line, column });
      }
    },
  };
}

import type { DocumentEdit } from './document-options.ts';
import { escapeAttribute } from './escape-attribute.ts';
import type { SeenDocument, SeenTag } from './watch-document.ts';

const button = '<p><input type="submit" id="submitButton" value="Submit"></p>';
const ownForms: ReadonlySet<string> = new Set(['crowd-form', 'crowd-entity-annotation']);
/** A script that submits the form itself, unlike one that only listens. */
const submitsItself = /\.(?:submit|requestSubmit)\s{0,9}\(\s{0,9}\)/;
/** A script that looks for the button of the site. */
const looksForButton = /#submitButton\b|getElementById\(\s{0,9}['"`]submitButton['"`]/;
/** A script that makes its own form: buttons of the page would submit one around it. */
const makesForm = /createElement\(\s{0,9}['"`]form['"`]|<form[\s>]/i;

/**
 * The form and the button that Mechanical Turk's site put around a template that had none, with
 * its names and ids, by which scripts of templates find them. `<crowd-form>` brings its own, and
 * so does `<crowd-entity-annotation>`, which stands alone; a page whose script makes a form and submits
 * it is left to it.
 */
export function addForm(html: string, seen: SeenDocument, submitTo: string): DocumentEdit[] {
  if (seen.tags.some(({ name }) => ownForms.has(name))) return [];
  const isSubmitted = hasScript(html, seen, submitsItself);
  const body = seen.isWhole ? seen.body : { start: 0, end: html.length };
  const hasForm = seen.tags.some(({ name }) => name === 'form');
  const isControl = hasForm ? isSubmitControl : saysThatItSubmits;
  const needsButton = isButtonMissed(html, seen) || !(isSubmitted || seen.tags.some(isControl));
  if (hasForm) {
    if (!needsButton) return [];
    const at = seen.formEnd ?? body.end;
    return [{ start: at, end: at, text: button, change: { kind: 'submit-button-added' } }];
  }
  if (isSubmitted && hasScript(html, seen, makesForm)) return [];
  const start = `<form name="mturk_form" method="post" id="mturk_form" action="${escapeAttribute(submitTo)}"><input type="hidden" value="" name="assignmentId" id="assignmentId">`;
  const opened: DocumentEdit = {
    start: body.start,
    end: body.start,
    text: start,
    change: { kind: 'form-added' },
  };
  const closed: DocumentEdit = { start: body.end, end: body.end, text: '</form>' };
  if (!needsButton) return [opened, closed];
  const withButton = { ...closed, text: `${button}</form>` };
  return [opened, { ...withButton, change: { kind: 'submit-button-added' } }];
}

function isSubmitControl(tag: SeenTag): boolean {
  const type = typeOf(tag);
  return saysThatItSubmits(tag) || (tag.name === 'button' && type !== 'button' && type !== 'reset');
}

/** Where the author wrote no form, a button without a type was made for something else. */
function saysThatItSubmits(tag: SeenTag): boolean {
  const { name, attributes } = tag;
  const type = typeOf(tag);
  if (name === 'input') return type === 'submit' || type === 'image';
  if (name === 'button') return type === 'submit';
  return name === 'crowd-button' && attributes.get('form-action')?.value.trim() === 'submit';
}

function typeOf({ attributes }: SeenTag): string | undefined {
  return attributes.get('type')?.value.trim().toLowerCase();
}

/** It was the site's: authors did not write it, and submit by script when it is clicked. */
function isButtonMissed(html: string, seen: SeenDocument): boolean {
  const isThere = seen.tags.some(
    ({ attributes }) => attributes.get('id')?.value === 'submitButton',
  );
  return !isThere && hasScript(html, seen, looksForButton);
}

function hasScript(html: string, { rawTexts }: SeenDocument, pattern: RegExp): boolean {
  return rawTexts.some(
    ({ name, start, end }) => name === 'script' && pattern.test(html.slice(start, end)),
  );
}

import type { TaskInput } from '@exchange/tasks';
import type { TemplateLanguage } from '@exchange/templates';
import type { RemoteFile } from '@exchange/templates';
import { createMirror, parseTemplate, renderTemplate, toDocument } from '@exchange/templates';
import type { OpenedFrame } from './open-frame.ts';

interface Sketch {
  readonly template: string;
  readonly language: TemplateLanguage;
  readonly input: TaskInput;
}

export interface BuiltPage {
  readonly html: string;
  /** What it asks other machines for and will not get. */
  readonly missing: readonly RemoteFile[];
}

/** The document of a template and a row. Throws an Error with what is wrong, by line. */
export function buildPage({ template, language, input }: Sketch, frame: OpenedFrame): BuiltPage {
  const parsed = parseTemplate(template, { language });
  if (!parsed.ok) throw describe(parsed.error);
  const filled = renderTemplate(parsed.value.template, input);
  if (!filled.ok) throw describe(filled.error);
  const made = toDocument(filled.value, {
    hostScripts: [frame.hostScript],
    vendorFiles: {
      crowdElements: `${frame.origin}/vendor/crowd-html-elements.js`,
      externalHit: `${frame.origin}/vendor/externalHIT_v1.js`,
    },
    findMirror: createMirror(
      new Map(Object.entries(frame.copies ?? {}).map(([key, path]) => [key, frame.origin + path])),
    ),
    submitTo: frame.submitTo,
  });
  if (!made.ok) throw describe([made.error]);
  return { html: made.value.html, missing: made.value.remote };
}

function describe(problems: readonly { readonly line: number; readonly message: string }[]): Error {
  return new Error(problems.map(({ line, message }) => `Line ${line}: ${message}`).join('\n'));
}

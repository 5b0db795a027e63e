import type { TemplateLanguage } from '@exchange/templates';
import type { Identity } from '../viewer/identity.ts';
import type { AskAs } from './ask-as.ts';
import type { Pseudonyms } from '@exchange/service';
import { nameWork, notAvailable, requireRow, taskNotThere } from './task-subject.ts';
import type { FrameSubject } from './ticket.ts';

/** What is needed to show a subject in a frame. */
export interface FoundSubject {
  readonly typeId: string;
  readonly language: TemplateLanguage;
  readonly template: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** By which names the page knows its task; `assignmentId` says when it is only looked at. */
  readonly names: Readonly<Record<string, string>>;
}

interface Shown {
  readonly form: unknown;
  /** Left out where only the outline is asked for. */
  readonly template?: string | null;
}

interface Answers {
  readonly assignment: {
    assignment: Shown & {
      id: string;
      status: string;
      typeId: string;
      input: unknown;
      task: { id: string } | null;
    };
  };
  readonly preview: { preview: (Shown & { sampleInput: unknown }) | null };
  readonly task: { task: { input: unknown; type: Shown & { id: string } } | null };
}

const writeQueries = (template: 'template' | '') => ({
  assignment: `query SandboxAssignment($id: ID!) {
    assignment(id: $id) { id status typeId form ${template} input task { id } }
  }`,
  preview: `query SandboxPreview($id: ID!) {
    preview(typeId: $id) { form ${template} sampleInput }
  }`,
  task: `query SandboxTask($id: ID!) { task(id: $id) { input type { id form ${template} } } }`,
});
const whole = writeQueries('template');
const outline = writeQueries('');

/**
 * Reads a subject as the one who looks at it. Throws NOT_FOUND for what is not theirs or is no template.
 * Templates are large: whoever only wants to know what the page is called leaves the text where it is,
 * and gets an empty one.
 */
export async function findSubject(
  ask: AskAs,
  who: string | Identity,
  subject: FrameSubject,
  pseudonyms: Pseudonyms,
  wanted: 'whole' | 'outline' = 'whole',
): Promise<FoundSubject> {
  const { id } = subject;
  const queries = wanted === 'whole' ? whole : outline;
  switch (subject.kind) {
    case 'assignment': {
      const { assignment } = await ask<{ assignment: Answers['assignment']['assignment'] | null }>(
        who,
        queries.assignment,
        { id },
      );
      if (assignment === null) throw taskNotThere();
      const { typeId, status, task } = assignment;
      const work = nameWork(pseudonyms, id, { typeId, taskId: task?.id });
      const names = status === 'ACCEPTED' ? work : { ...work, assignmentId: notAvailable };
      return show(typeId, assignment, assignment.input, names);
    }
    case 'preview': {
      const { preview } = await ask<Answers['preview']>(who, queries.preview, { id });
      if (preview === null) throw taskNotThere();
      const names = { assignmentId: notAvailable, hitId: id };
      return show(id, preview, preview.sampleInput, names);
    }
    case 'task': {
      const { task } = await ask<Answers['task']>(who, queries.task, { id });
      if (task === null) throw taskNotThere();
      const names = { assignmentId: notAvailable, hitId: id };
      return show(task.type.id, task.type, task.input, names);
    }
  }
}

function show(
  typeId: string,
  { form, template }: Shown,
  input: unknown,
  names: FoundSubject['names'],
): FoundSubject {
  if (template === null || typeof form !== 'object' || form === null) throw taskNotThere();
  const { kind, language } = form as { readonly kind?: unknown; readonly language?: unknown };
  if (kind !== 'html') throw taskNotThere();
  return {
    typeId,
    language: language === 'liquid' ? 'liquid' : 'mturk',
    template: template ?? '',
    input: requireRow(input),
    names,
  };
}

import type { TemplateLanguage } from '@exchange/templates';
import type { AskAs } from './ask-as.ts';
import { requireRow, taskNotThere } from './task-subject.ts';
import type { FrameSubject } from './ticket.ts';

/** What is needed to show a subject in a frame. */
export interface FoundSubject {
  readonly typeId: string;
  readonly language: TemplateLanguage;
  readonly template: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Shown {
  readonly form: unknown;
  readonly template: string | null;
}

interface Answers {
  readonly assignment: {
    readonly assignment: (Shown & { readonly typeId: string; readonly input: unknown }) | null;
  };
  readonly preview: { readonly preview: (Shown & { readonly sampleInput: unknown }) | null };
  readonly task: {
    readonly task: {
      readonly input: unknown;
      readonly type: Shown & { readonly id: string };
    } | null;
  };
}

const queries = {
  assignment: `query SandboxAssignment($id: ID!) {
    assignment(id: $id) { typeId form template input }
  }`,
  preview: `query SandboxPreview($id: ID!) {
    preview(typeId: $id) { form template sampleInput }
  }`,
  task: `query SandboxTask($id: ID!) { task(id: $id) { input type { id form template } } }`,
};

/** Reads a subject as the account that looks at it. Throws NOT_FOUND for what is not theirs or is no template. */
export async function findSubject(
  ask: AskAs,
  accountId: string,
  { kind, id }: FrameSubject,
): Promise<FoundSubject> {
  switch (kind) {
    case 'assignment': {
      const { assignment } = await ask<Answers['assignment']>(accountId, queries.assignment, {
        id,
      });
      if (assignment === null) throw taskNotThere();
      return show(assignment.typeId, assignment, assignment.input);
    }
    case 'preview': {
      const { preview } = await ask<Answers['preview']>(accountId, queries.preview, { id });
      if (preview === null) throw taskNotThere();
      return show(id, preview, preview.sampleInput);
    }
    case 'task': {
      const { task } = await ask<Answers['task']>(accountId, queries.task, { id });
      if (task === null) throw taskNotThere();
      return show(task.type.id, task.type, task.input);
    }
  }
}

function show(typeId: string, { form, template }: Shown, input: unknown): FoundSubject {
  if (template === null || typeof form !== 'object' || form === null) throw taskNotThere();
  const { kind, language } = form as { readonly kind?: unknown; readonly language?: unknown };
  if (kind !== 'html') throw taskNotThere();
  return {
    typeId,
    language: language === 'liquid' ? 'liquid' : 'mturk',
    template,
    input: requireRow(input),
  };
}

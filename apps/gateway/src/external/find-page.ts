import { fillExternalUrl, readInterface, type ExternalInterface } from '@exchange/interfaces';
import type { Pseudonyms } from '@exchange/service';
import type { AskAs } from '../sandbox/ask-as.ts';
import { nameWork, requireRow, taskNotThere } from '../sandbox/task-subject.ts';
import type { FrameSubject } from '../sandbox/ticket.ts';
import type { Identity } from '../viewer/identity.ts';
import type { PageTask } from './page-token.ts';

/** A requester's own page for a subject. */
export interface FoundPage {
  readonly typeId: string;
  readonly of: ExternalInterface;
  readonly url: URL;
  readonly hitId: string;
  /** Null where the work is only looked at. */
  readonly task: PageTask | null;
}

interface Assignment {
  readonly status: string;
  readonly typeId: string;
  readonly form: unknown;
  readonly input: unknown;
  readonly deadlineAt: string;
  readonly task: { readonly id: string } | null;
}

const queries = {
  assignment: `query PageAssignment($id: ID!) {
    assignment(id: $id) { status typeId form input deadlineAt task { id } }
  }`,
  preview: `query PagePreview($id: ID!) { preview(typeId: $id) { form sampleInput } }`,
  task: `query PageTask($id: ID!) { task(id: $id) { input type { id form } } }`,
};

/** Reads a subject as the one who looks at it. Throws NOT_FOUND for what is not theirs or is no page. */
export async function findPage(
  ask: AskAs,
  identity: Identity,
  { kind, id }: FrameSubject,
  pseudonyms: Pseudonyms,
): Promise<FoundPage> {
  switch (kind) {
    case 'assignment': {
      const answer = await ask<{ assignment: Assignment | null }>(identity, queries.assignment, {
        id,
      });
      if (answer.assignment === null) throw taskNotThere();
      const { status, typeId, form, input, deadlineAt, task } = answer.assignment;
      const shown = show(form, input);
      const hitId = task?.id ?? typeId;
      if (status !== 'ACCEPTED') return { ...shown, typeId, hitId, task: null };
      const names = nameWork(pseudonyms, id, { typeId, taskId: task?.id });
      return {
        ...{ ...shown, typeId, hitId },
        task: {
          accountId: identity.viewer.accountId,
          assignmentId: id,
          audience: shown.url.origin,
          names,
          deadlineAt: new Date(deadlineAt),
        },
      };
    }
    case 'preview': {
      const { preview } = await ask<{
        preview: { readonly form: unknown; readonly sampleInput: unknown } | null;
      }>(identity, queries.preview, { id });
      if (preview === null) throw taskNotThere();
      return { ...show(preview.form, preview.sampleInput), typeId: id, hitId: id, task: null };
    }
    case 'task': {
      const { task } = await ask<{
        task: {
          readonly input: unknown;
          readonly type: { readonly id: string; readonly form: unknown };
        } | null;
      }>(identity, queries.task, { id });
      if (task === null) throw taskNotThere();
      return { ...show(task.type.form, task.input), typeId: task.type.id, hitId: id, task: null };
    }
  }
}

function show(form: unknown, input: unknown) {
  const of = readInterface(form);
  if (of?.kind !== 'external') throw taskNotThere();
  return { of, url: fillExternalUrl(of, requireRow(input)) };
}

import { readCriteria } from '@exchange/criteria';
import { readInterface } from '@exchange/interfaces';
import { emptyForm, parseTaskForm } from '@exchange/tasks';
import type { TaskTypeDetail } from '../api/get-task-type.ts';
import type { TermsDraft } from './terms-draft.ts';

/** The terms of a stored type, to be edited. */
export function draftOf(type: TaskTypeDetail): TermsDraft {
  const parsed = parseTaskForm(type.form);
  const of = readInterface(type.form);
  return {
    title: type.title,
    description: type.description,
    instructions: type.instructions ?? '',
    category: type.category,
    keywords: type.keywords,
    rewardMinor: type.reward.minor,
    timeAllowedSeconds: type.timeAllowedSeconds,
    autoApprovalSeconds: type.autoApprovalSeconds,
    criteria: readCriteria(type.criteria),
    form: parsed.ok ? parsed.value : emptyForm(),
    template: type.template ?? null,
    external: of?.kind === 'external' ? of : null,
  };
}

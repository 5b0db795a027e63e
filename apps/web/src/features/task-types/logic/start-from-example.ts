import type { ExampleForm } from '@exchange/tasks/examples';
import type { TermsDraft } from './terms-draft.ts';

/** A draft with the form of an example, and its words wherever the requester has none yet. */
export function startFromExample(draft: TermsDraft, example: ExampleForm): TermsDraft {
  return {
    ...draft,
    title: draft.title || example.title,
    description: draft.description || example.description,
    category: draft.category || example.group,
    form: example.form,
  };
}

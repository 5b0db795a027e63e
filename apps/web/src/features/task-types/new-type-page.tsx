import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { exampleForms } from '@exchange/tasks/examples';
import { Page } from '#components/page-head/page.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { taskTypeOptions } from './api/get-task-type.ts';
import { TypeEditor } from './components/type-editor.tsx';
import { draftOf } from './logic/draft-of.ts';
import { startFromExample } from './logic/start-from-example.ts';
import { emptyTerms } from './logic/terms-draft.ts';

/** A task type that does not exist yet: empty, from an example, or a copy of another. */
export function NewTypePage() {
  const { copy, start } = useSearch({ from: '/types/new' });
  const source = useQuery({ ...taskTypeOptions(copy ?? ''), enabled: copy !== undefined });
  if (copy !== undefined && source.isPending) {
    return (
      <Page width="full">
        <RowSkeletons height={120} rows={4} />
      </Page>
    );
  }
  const example = exampleForms.find((candidate) => candidate.id === start);
  const fresh = example ? startFromExample(emptyTerms, example) : emptyTerms;
  const original = source.data ?? null;
  return (
    <TypeEditor
      key={copy ?? start ?? 'new'}
      id={null}
      startFrom={original === null ? (example ?? null) : null}
      initial={
        original === null ? fresh : { ...draftOf(original), title: `${original.title} (copy)` }
      }
      currency={original?.reward.currency ?? 'USD'}
    />
  );
}

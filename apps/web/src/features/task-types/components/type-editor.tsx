import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { parseTaskForm } from '@exchange/tasks';
import { useMemo, useState } from 'react';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useSaveTaskType } from '../api/save-task-type.ts';
import { checkForm, readSaveProblems } from '../logic/form-problems.ts';
import type { TermsDraft } from '../logic/terms-draft.ts';
import { checkTerms } from '../logic/terms-draft.ts';
import { CriteriaSection } from './criteria-section.tsx';
import { ExamplePicker } from './example-picker.tsx';
import { FormDesigner } from './form-designer.tsx';
import { FormPreview } from './form-preview.tsx';
import { PaySection } from './pay-section.tsx';
import type { PageProblem } from './problem-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { TermsSection } from './terms-section.tsx';
import { UnsavedDialog } from './unsaved-dialog.tsx';
import classes from './type-editor.module.css';

interface TypeEditorProps {
  /** Null for a new type. */
  readonly id: string | null;
  readonly initial: TermsDraft;
  readonly currency: string;
}

/** Editor of the terms and the form of a task type, with what the performer will see beside it. */
export function TypeEditor({ id, initial, currency }: TypeEditorProps) {
  const navigate = useNavigate();
  const save = useSaveTaskType(id);
  const [draft, setDraft] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const parsed = useMemo(() => parseTaskForm(draft.form), [draft.form]);
  const isDirty = draft !== saved;
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty && !save.isSuccess,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });

  function change(part: Partial<TermsDraft>): void {
    setDraft((before) => ({ ...before, ...part }));
    save.reset();
  }

  async function submit(): Promise<void> {
    const found = [...checkTerms(draft), ...checkForm(parsed)];
    setProblems(found);
    if (found.length > 0) return;
    const result = await save.mutateAsync({ ...draft, keywords: [...draft.keywords] });
    if (result.__typename !== 'SaveTaskTypeSuccess') {
      setProblems(readSaveProblems(result));
      return;
    }
    setSaved(draft);
    notifications.show({ color: 'green', message: `“${draft.title}” is saved.` });
    await navigate({
      to: '/types/$typeId',
      params: { typeId: result.taskType.id },
      ignoreBlocker: true,
    });
  }

  useShortcut({ keys: 'mod+s', label: 'Save the task type' }, () => void trySubmit());

  function trySubmit(): Promise<void> {
    return submit().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'It could not be saved.';
      setProblems([{ control: 'save', message }]);
    });
  }

  return (
    <Page width="full">
      <PageHead
        title={id === null ? 'New task type' : draft.title || 'Task type'}
        sentence={
          isDirty
            ? 'Not saved yet.'
            : id === null
              ? 'What people do, what they earn, what they see.'
              : 'Saved.'
        }
        actions={
          <Button
            id="save"
            loading={save.isPending}
            disabled={!isDirty}
            onClick={() => void trySubmit()}
          >
            Save
          </Button>
        }
      />
      <div className={classes.columns}>
        <Stack gap={36}>
          <ProblemList problems={problems} />
          {id === null && draft.form.ui.order.length === 0 && (
            <ExamplePicker
              onPick={(form, title) => change({ form, title: draft.title || title })}
            />
          )}
          <TermsSection draft={draft} onChange={change} />
          <PaySection draft={draft} currency={currency} onChange={change} />
          <CriteriaSection
            criteria={draft.criteria}
            onChange={(criteria) => change({ criteria })}
          />
          <FormDesigner
            form={draft.form}
            problems={parsed.ok ? [] : parsed.problems}
            onChange={(form) => change({ form })}
          />
          <Group>
            <Button
              variant="default"
              loading={save.isPending}
              disabled={!isDirty}
              onClick={() => void trySubmit()}
            >
              Save
            </Button>
          </Group>
        </Stack>
        <div className={classes.preview}>
          <FormPreview form={draft.form} instructions={draft.instructions} />
        </div>
      </div>
      <UnsavedDialog blocker={blocker} />
    </Page>
  );
}

import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { parseInterface } from '@exchange/interfaces/parse';
import type { ExampleForm } from '@exchange/tasks/examples';
import { useMemo, useState } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useSaveTaskType } from '../api/save-task-type.ts';
import { checkForm, readSaveProblems } from '../logic/form-problems.ts';
import { givenInterface, interfaceKind } from '../logic/given-interface.ts';
import { startFromExample } from '../logic/start-from-example.ts';
import type { TermsDraft } from '../logic/terms-draft.ts';
import { checkTerms } from '../logic/terms-draft.ts';
import { useSaveProblems } from '../logic/use-save-problems.ts';
import { CriteriaSection } from './criteria-section.tsx';
import { ExternalEditor } from './external-editor.tsx';
import { ExternalPreview } from './external-preview.tsx';
import { ExamplePicker } from './example-picker.tsx';
import { FormDesigner } from './form-designer.tsx';
import { FormPreview } from './form-preview.tsx';
import { InterfaceChoice } from './interface-choice.tsx';
import { PaySection } from './pay-section.tsx';
import { ProblemList } from './problem-list.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { TermsSection } from './terms-section.tsx';
import { UnsavedDialog } from './unsaved-dialog.tsx';
import classes from './type-editor.module.css';

interface TypeEditorProps {
  /** Null for a new type. */
  readonly id: string | null;
  readonly initial: TermsDraft;
  readonly currency: string;
  /** The ready form that `initial` was made from; its rows are there to try it. */
  readonly startFrom?: ExampleForm | null;
}

/** Editor of the terms and the form of a task type, with what the performer will see beside it. */
export function TypeEditor({ id, initial, currency, startFrom = null }: TypeEditorProps) {
  const navigate = useNavigate();
  const save = useSaveTaskType(id);
  const [draft, setDraft] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [example, setExample] = useState(startFrom);
  const { form, template, external } = draft;
  const kind = interfaceKind(draft);
  const given = useMemo(
    () => givenInterface({ form, template, external }),
    [form, template, external],
  );
  const parsed = useMemo(() => parseInterface(given), [given]);
  const found = [...checkTerms(draft), ...checkForm(parsed)];
  const saving = useSaveProblems(found);
  const { problemOf } = saving;
  const isDirty = draft !== saved;
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty && !save.isSuccess,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });

  function change(part: Partial<TermsDraft>): void {
    setDraft((before) => ({ ...before, ...part }));
    saving.noteChange();
    save.reset();
  }

  async function submit(): Promise<void> {
    if (found.length > 0) {
      saving.refuse();
      return;
    }
    const { template: _template, external: _external, ...terms } = draft;
    const result = await save.mutateAsync({
      ...terms,
      keywords: [...draft.keywords],
      form: given,
    });
    if (result.__typename !== 'SaveTaskTypeSuccess') {
      saving.refuse(readSaveProblems(result));
      return;
    }
    saving.noteSaved();
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
      saving.refuse([{ control: 'save', message }]);
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
          <>
            <Button
              id="save"
              loading={save.isPending}
              disabled={!isDirty}
              onClick={() => void trySubmit()}
            >
              Save
            </Button>
            {id !== null && !isDirty && (
              <ButtonLink to="/batches/new" search={{ typeId: id }}>
                Upload rows
              </ButtonLink>
            )}
          </>
        }
      />
      <div className={classes.columns}>
        <Stack gap={36}>
          <ProblemList problems={saving.problems} refusals={saving.refusals} />
          {id === null && kind === 'form' && draft.form.ui.order.length === 0 && (
            <ExamplePicker
              onPick={(picked) => {
                setExample(picked);
                change(startFromExample(draft, picked));
              }}
            />
          )}
          <TermsSection draft={draft} problemOf={problemOf} onChange={change} />
          <PaySection draft={draft} currency={currency} onChange={change} />
          <CriteriaSection
            criteria={draft.criteria}
            onChange={(criteria) => change({ criteria })}
          />
          <InterfaceChoice kind={kind} onChange={change} onImport={change} />
          {external !== null ? (
            <ExternalEditor
              page={external}
              parsed={parsed}
              problem={problemOf('form-designer')}
              onChange={(next) => change({ external: next })}
            />
          ) : template === null ? (
            <FormDesigner
              form={draft.form}
              problems={parsed.ok ? [] : parsed.problems}
              problem={problemOf('form-designer')}
              onChange={(next) => change({ form: next })}
            />
          ) : (
            <TemplateEditor
              template={template}
              parsed={parsed}
              problem={problemOf('form-designer')}
              onChange={(next) => change({ template: next })}
            />
          )}
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
          {external !== null ? (
            <ExternalPreview parsed={parsed} />
          ) : template === null ? (
            <FormPreview
              key={example?.id ?? ''}
              form={draft.form}
              instructions={draft.instructions}
              example={example}
            />
          ) : (
            <TemplatePreview parsed={parsed} />
          )}
        </div>
      </div>
      <UnsavedDialog blocker={blocker} />
    </Page>
  );
}

import { SegmentedControl, Text, useComputedColorScheme } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { TaskForm as Form } from '@exchange/tasks';
import type { ExampleForm } from '@exchange/tasks/examples';
import { initialAnswer, listVariables } from '@exchange/tasks';
import { useMemo, useState } from 'react';
import { Markdown } from '#components/markdown/markdown.tsx';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import { TaskForm } from '#components/task-form/task-form.tsx';
import { sampleInputFor } from '../logic/sample-input.ts';
import { PreviewWorld } from './preview-world.tsx';
import { ExampleRows } from './example-rows.tsx';
import { SampleRow } from './sample-row.tsx';
import classes from './form-preview.module.css';

interface FormPreviewProps {
  readonly form: Form;
  readonly instructions: string;
  /** Where the form comes from, if it was a ready one: its rows can be looked through. */
  readonly example?: ExampleForm | null;
}

/** The task as its performer will see it, with values of a row to try it with. */
export function FormPreview({ form, instructions, example = null }: FormPreviewProps) {
  const [device, setDevice] = useState('phone');
  const [scheme, setScheme] = useState<'light' | 'dark'>(useComputedColorScheme('light'));
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [written, setAnswer] = useState<AnswerDraft | null>(null);
  const variables = listVariables(form);
  const [place, setPlace] = useState(0);
  const input = useMemo(
    () => sampleInputFor(form, typed, example?.rows[place]),
    [form, typed, example, place],
  );
  const isEmpty = form.display.length === 0 && form.ui.order.length === 0;
  return (
    <section aria-label="Preview">
      <div className={classes.head}>
        <Text fw={600}>What the performer sees</Text>
        <div className={classes.controls}>
          <SegmentedControl
            aria-label="Size of the preview"
            size="sm"
            value={device}
            onChange={setDevice}
            data={[
              { value: 'phone', label: 'Phone' },
              { value: 'desktop', label: 'Desktop' },
            ]}
          />
          <SegmentedControl
            aria-label="Colours of the preview"
            size="sm"
            value={scheme}
            onChange={setScheme}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <SegmentedControl
            aria-label="Direction of the preview"
            size="sm"
            value={direction}
            onChange={setDirection}
            data={[
              { value: 'ltr', label: 'Left to right' },
              { value: 'rtl', label: 'Right to left' },
            ]}
          />
        </div>
      </div>
      <div className={`card ${classes.frame ?? ''}`} data-device={device}>
        <PreviewWorld scheme={scheme} direction={direction}>
          <div className={classes.inside}>
            {instructions.trim() !== '' && (
              <details className={classes.instructions}>
                <summary>Instructions</summary>
                <Markdown text={instructions} />
              </details>
            )}
            {isEmpty ? (
              <Text c="dimmed" ta="center" py="xl">
                Add something to show and a question: it appears here as you type.
              </Text>
            ) : (
              <TaskForm
                form={form}
                input={input}
                value={written ?? initialAnswer(form, input)}
                onChange={setAnswer}
              />
            )}
          </div>
        </PreviewWorld>
      </div>
      {example !== null && (
        <ExampleRows
          example={example}
          place={place}
          onPlace={(next) => {
            setPlace(next);
            setTyped({});
            setAnswer(null);
          }}
        />
      )}
      <SampleRow
        variables={variables}
        values={input}
        onChange={(name, value) => setTyped((before) => ({ ...before, [name]: value }))}
      />
    </section>
  );
}

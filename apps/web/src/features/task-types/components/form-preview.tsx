import { SegmentedControl, Text, TextInput, useComputedColorScheme } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { TaskForm as Form } from '@exchange/tasks';
import { listVariables } from '@exchange/tasks';
import { useState } from 'react';
import { Markdown } from '#components/markdown/markdown.tsx';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import { TaskForm } from '#components/task-form/task-form.tsx';
import { sampleInputFor } from '../logic/sample-input.ts';
import { PreviewWorld } from './preview-world.tsx';
import classes from './form-preview.module.css';

interface FormPreviewProps {
  readonly form: Form;
  readonly instructions: string;
}

/** The task as its performer will see it, with values of a row to try it with. */
export function FormPreview({ form, instructions }: FormPreviewProps) {
  const [device, setDevice] = useState('phone');
  const [scheme, setScheme] = useState<'light' | 'dark'>(useComputedColorScheme('light'));
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [answer, setAnswer] = useState<AnswerDraft>({});
  const variables = listVariables(form);
  const input = sampleInputFor(form, typed);
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
              <TaskForm form={form} input={input} value={answer} onChange={setAnswer} />
            )}
          </div>
        </PreviewWorld>
      </div>
      {variables.length > 0 && (
        <div className={classes.sample}>
          <Text size="sm" fw={600}>
            Values of a sample row
          </Text>
          <Text size="xs" c="dimmed">
            The CSV file needs {variables.length === 1 ? 'this column' : 'these columns'}. What you
            type here is not saved.
          </Text>
          {variables.map((name) => (
            <TextInput
              key={name}
              size="sm"
              label={name}
              value={input[name] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setTyped((before) => ({ ...before, [name]: value }));
              }}
            />
          ))}
        </div>
      )}
    </section>
  );
}

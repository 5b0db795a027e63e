import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { readFields } from '#components/html-task/frame-messages.ts';
import { HtmlTaskFrame } from '#components/html-task/html-task-frame.tsx';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import { useOnline } from '#lib/use-online.ts';
import type { Assignment } from '../api/get-assignment.ts';
import { useSubmit } from '../use-submit.ts';
import { NextWorkSelect } from './next-work-select.tsx';
import classes from './workspace.module.css';

interface HtmlWorkProps {
  readonly assignment: Assignment;
  readonly draft: AnswerDraft;
  readonly onDraft: (draft: AnswerDraft) => void;
  readonly forget: () => Promise<void>;
  readonly disabled: boolean;
}

const noAnswer: AnswerDraft = {};

/** A task of a requester's own page: it hands over an answer, the app hands the answer in. */
export function HtmlWork({ assignment, draft, onDraft, forget, disabled }: HtmlWorkProps) {
  const [answer, setAnswer] = useState<AnswerDraft | null>(null);
  const online = useOnline();
  const submit = useSubmit(assignment, answer ?? noAnswer, forget);
  const problems = [...submit.problems.values()];
  const failed = answer !== null && submit.refusals > 0 && !submit.pending;

  return (
    <section className={`card ${classes.task}`} aria-label="The task">
      {failed && (
        <Alert
          color="orange"
          role="alert"
          title="Your answer is kept, and not handed in yet"
          mb="md"
        >
          {problems.length === 0 && <Text size="sm">The exchange did not take it.</Text>}
          {problems.map((problem) => (
            <Text key={problem} size="sm">
              {problem}
            </Text>
          ))}
          <Group gap="xs" mt="sm">
            <Button
              size="sm"
              loading={submit.pending}
              disabled={disabled || !online}
              onClick={() => submit.send()}
            >
              Send again
            </Button>
          </Group>
        </Alert>
      )}
      {disabled ? (
        <Text c="dimmed">The task is closed; what you filled in is kept.</Text>
      ) : (
        <HtmlTaskFrame
          subject={{
            kind: 'assignment',
            id: assignment.id,
            typeId: assignment.typeId,
            taskId: assignment.task?.id,
          }}
          title={`Task: ${assignment.title}`}
          fields={readFields(draft) ?? undefined}
          onFields={onDraft}
          onAnswer={(given) => {
            setAnswer(given);
            submit.send(given);
          }}
        />
      )}
      <NextWorkSelect mt="md" maw={260} />
    </section>
  );
}

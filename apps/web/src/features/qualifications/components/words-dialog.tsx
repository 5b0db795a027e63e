import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { useProblem } from '#components/problem/use-problem.ts';
import { ReasonField } from '#components/reason-field/reason-field.tsx';
import { useChangeQualification, type QualificationChange } from '../api/change-qualification.ts';

interface WordsDialogProps {
  readonly title: string;
  readonly sentence: string;
  readonly button: string;
  readonly onClose: () => void;
  /** Asks for a performer too. */
  readonly withPerformer?: boolean;
  readonly change: (reason: string, performerId: string) => QualificationChange;
}

/** Something that a performer will read the reason of. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, sentence, button, onClose, withPerformer = false } = props;
  const [reason, setReason] = useState('');
  const [performerId, setPerformerId] = useState('');
  const { problem, answers } = useProblem(onClose);
  const change = useChangeQualification();

  function submit(): void {
    change.mutate(props.change(reason, performerId.trim()), answers);
  }

  return (
    <ActDialog
      onClose={onClose}
      title={title}
      onSubmit={submit}
      problem={problem}
      act={
        <Button type="submit" loading={change.isPending}>
          {button}
        </Button>
      }
    >
      <Text size="sm">{sentence}</Text>
      {withPerformer && (
        <TextInput
          label="Performer"
          description="The id, as submissions and results show it"
          required
          maxLength={60}
          value={performerId}
          onChange={(event) => setPerformerId(event.currentTarget.value)}
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  );
}

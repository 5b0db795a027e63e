import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
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
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangeQualification();

  function submit(): void {
    change.mutate(props.change(reason, performerId.trim()), {
      onSuccess: (found) => (found === null ? onClose() : setProblem(found)),
      onError: (error) => setProblem(error.message),
    });
  }

  return (
    <Modal opened onClose={onClose} title={title} data-blocks-shortcuts>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
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
          <Textarea
            label="Why"
            description="The performer reads this."
            required
            minLength={3}
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {problem !== null && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={change.isPending}>
              {button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

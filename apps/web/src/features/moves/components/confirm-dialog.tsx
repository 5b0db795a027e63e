import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly sentence: string;
  readonly button: string;
  readonly isDangerous?: boolean;
  /** To be typed before the button works. */
  readonly typed?: string;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what will happen and asks. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, sentence, button, isDangerous = false, typed, isPending } = props;
  const [words, setWords] = useState('');
  const isReady = typed === undefined || words.trim() === typed;
  return (
    <ActDialog
      onClose={props.onClose}
      title={title}
      onSubmit={() => {
        if (isReady) props.onConfirm();
      }}
      act={
        <Button
          type="submit"
          disabled={!isReady}
          loading={isPending}
          {...(isDangerous ? { color: 'red', variant: 'light' } : {})}
        >
          {button}
        </Button>
      }
    >
      <Text size="sm">{sentence}</Text>
      {typed !== undefined && (
        <TextInput
          data-autofocus
          label={`Type ${typed} to go on`}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  );
}

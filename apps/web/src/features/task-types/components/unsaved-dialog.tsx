import { Button, Group, Modal, Text } from '@mantine/core';

interface UnsavedDialogProps {
  readonly blocker: {
    readonly status: 'blocked' | 'idle';
    readonly proceed?: (() => void) | undefined;
    readonly reset?: (() => void) | undefined;
  };
}

/** Asks before a page with unsaved changes is left. */
export function UnsavedDialog({ blocker }: UnsavedDialogProps) {
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      data-blocks-shortcuts
    >
      <Text mb="lg">What you changed since the last save will be lost.</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Leave and lose changes
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Stay
        </Button>
      </Group>
    </Modal>
  );
}

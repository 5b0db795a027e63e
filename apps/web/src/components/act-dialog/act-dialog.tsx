import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../problem/problem.tsx';

interface ActDialogProps {
  readonly title: string;
  readonly opened?: boolean;
  readonly size?: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  /** Why the act was not done. */
  readonly problem?: string | null;
  /** The button that leaves everything as it is. */
  readonly leave?: string;
  /** The button that submits; without it there is nothing left to do. */
  readonly act: ReactNode;
  readonly children: ReactNode;
}

/** A dialog round one act: what it is about, why it could not be done, and the two ways out. */
export function ActDialog(props: ActDialogProps) {
  const { title, opened = true, size, onClose, onSubmit, problem = null } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      {...(size === undefined ? {} : { size })}
      data-blocks-shortcuts
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack gap="md">
          {props.children}
          <Problem message={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {props.leave ?? 'Leave it'}
            </Button>
            {props.act}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

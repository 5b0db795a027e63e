import { Modal } from '@mantine/core';
import { useState } from 'react';
import { CreateKeyForm } from './create-key-form.tsx';
import { NewSecret } from './new-secret.tsx';

interface CreateKeyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a key, then shows its secret this one time. */
export default function CreateKeyDialog({ opened, onClose }: CreateKeyDialogProps) {
  const [made, setMade] = useState<{ readonly name: string; readonly secret: string } | null>(null);

  function close(): void {
    setMade(null);
    onClose();
  }

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made === null ? 'New API key' : `The key “${made.name}” is made`}
      size="lg"
      // A slip beside the dialog must not throw away a secret that is shown once.
      closeOnClickOutside={made === null}
      data-blocks-shortcuts
    >
      {made === null ? (
        <CreateKeyForm onMade={setMade} onCancel={close} />
      ) : (
        <NewSecret secret={made.secret} onDone={close} />
      )}
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#components/problem/problem.tsx';
import type { ApiKeyRow } from '../api/list-api-keys.ts';
import { useRevokeApiKey } from '../api/revoke-api-key.ts';
import classes from './key-dialogs.module.css';

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKeyRow | null;
  readonly onClose: () => void;
}

/** Asks before a key ends, with its name on the button. */
export default function RevokeKeyDialog({ apiKey, onClose }: RevokeKeyDialogProps) {
  const revoke = useRevokeApiKey();
  const [problem, setProblem] = useState<string | null>(null);

  function close(): void {
    setProblem(null);
    onClose();
  }

  function confirm(id: string): void {
    revoke.mutate(id, {
      onSuccess: (result) => {
        if (result.__typename === 'NotFound') setProblem(result.message);
        else close();
      },
      onError: (error) => setProblem(error.message),
    });
  }

  return (
    <Modal opened={apiKey !== null} onClose={close} title="Revoke this key?" data-blocks-shortcuts>
      {apiKey !== null && (
        <Stack gap="md">
          <Text>Programs that use it stop working at once, everywhere. This cannot be undone.</Text>
          <Problem message={problem} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={close}>
              Keep it
            </Button>
            <Button color="red.9" loading={revoke.isPending} onClick={() => confirm(apiKey.id)}>
              <span className={classes.name}>
                Revoke <bdi>“{apiKey.name}”</bdi>
              </span>
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

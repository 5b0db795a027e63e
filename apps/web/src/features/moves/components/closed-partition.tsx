import { Alert, Button, Group, Text } from '@mantine/core';
import { IconLogout2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useChangeMoves } from '../api/change-moves.ts';
import type { MovePartition } from '../api/list-groups.ts';

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'));

/** A partition that is being emptied, or was: how many still live there, and the ways on. */
export function ClosedPartition({ partition }: { readonly partition: MovePartition }) {
  const { id, users } = partition;
  const [asking, setAsking] = useState(false);
  const change = useChangeMoves();

  function run(kind: 'reopen' | 'retire'): void {
    const title = kind === 'reopen' ? `${id} is still closed` : `${id} stays in the cluster`;
    change.mutate(
      { kind, partitionId: id },
      {
        onSuccess: (problem) => {
          setAsking(false);
          if (problem !== null) showProblem(title, problem);
        },
        onError: (error) => showProblem(title, error),
      },
    );
  }

  return (
    <Alert
      color="orange"
      icon={<IconLogout2 size={18} aria-hidden />}
      title={`${id} takes no new users`}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 280px">
          {users === 0
            ? 'Nobody lives there any more. When the old copies are gone too, it can be taken out of the cluster.'
            : `${countOf(users, 'user')} still ${users === 1 ? 'lives' : 'live'} there.`}
        </Text>
        <Group gap="xs">
          {users === 0 && (
            <Button variant="default" size="sm" onClick={() => setAsking(true)}>
              Take {id} out
            </Button>
          )}
          <Button
            variant="default"
            size="sm"
            loading={change.isPending && !asking}
            onClick={() => run('reopen')}
          >
            Open {id} again
          </Button>
        </Group>
      </Group>
      {asking && (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={`Take ${id} out of the cluster`}
            sentence={`${id} leaves the cluster for good, with the balances of its books. Its node and database are not needed any more. This cannot be undone.`}
            button={`Take ${id} out`}
            typed={id}
            isDangerous
            isPending={change.isPending}
            onConfirm={() => run('retire')}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </Alert>
  );
}

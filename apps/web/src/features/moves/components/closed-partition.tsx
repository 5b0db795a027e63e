import { Alert, Button, Group, Text } from '@mantine/core';
import { IconLogout2 } from '@tabler/icons-react';
import { countOf } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useChangeMoves } from '../api/change-moves.ts';
import type { MovePartition } from '../api/list-groups.ts';

/** A partition that is being emptied, or was: how many still live there, and the way back. */
export function ClosedPartition({ partition }: { readonly partition: MovePartition }) {
  const { id, users } = partition;
  const change = useChangeMoves();
  const failed = (problem: unknown) => showProblem(`${id} is still closed`, problem);
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
        <Button
          variant="default"
          size="sm"
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { kind: 'reopen', partitionId: id },
              {
                onSuccess: (problem) => {
                  if (problem !== null) failed(problem);
                },
                onError: failed,
              },
            )
          }
        >
          Open {id} again
        </Button>
      </Group>
    </Alert>
  );
}

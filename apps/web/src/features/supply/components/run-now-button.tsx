import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPlay } from '@tabler/icons-react';
import { countOf } from '#lib/format/number.ts';
import { useRunMaintenance } from '../api/run-maintenance.ts';
import { formatRunTime } from '../logic/run-words.ts';

interface RunNowButtonProps {
  readonly partitionId: string;
  readonly repositoryId: string;
  readonly primary?: boolean;
}

/** Maintains a repository at once instead of at its next turn, and says what came of it. */
export function RunNowButton({ partitionId, repositoryId, primary = false }: RunNowButtonProps) {
  const run = useRunMaintenance();
  function start(): void {
    run.mutate(
      { partitionId, repositoryId },
      {
        onSuccess: (result) => {
          if (result.__typename === 'NotFound') {
            notifications.show({ color: 'red', message: result.message });
            return;
          }
          const { wanted, acquired, renewed, released, durationMs } = result.run;
          notifications.show({
            color: 'green',
            title: `Maintenance of ${repositoryId} ran`,
            message: `Asked for ${countOf(wanted, 'slot')}, got ${acquired}, gave back ${released}, renewed ${countOf(renewed, 'lease')}, in ${formatRunTime(durationMs)}.`,
          });
        },
        onError: (error) => notifications.show({ color: 'red', message: error.message }),
      },
    );
  }
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      loading={run.isPending}
      onClick={start}
      aria-label={`Run now: maintenance of ${repositoryId}`}
    >
      Run now
    </Button>
  );
}

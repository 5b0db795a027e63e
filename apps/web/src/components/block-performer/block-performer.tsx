import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { blockedPerformersOptions, useBlockPerformer } from '#lib/requester/performer-blocks.ts';
import { showProblem } from '#lib/show-problem.ts';

const BlockDialog = lazy(() => import('./block-dialog.tsx'));

interface BlockPerformerProps {
  readonly performerId: string;
  /** What the performer is called; their id when it is not known. */
  readonly name: string;
}

/** Blocks the performer whose work is shown, or takes the block back. */
export function BlockPerformer({ performerId, name }: BlockPerformerProps) {
  const { data: blocked } = useQuery(blockedPerformersOptions());
  const [asking, setAsking] = useState(false);
  const change = useBlockPerformer();
  if (blocked === undefined) return null;
  const isBlocked = blocked.has(performerId);

  function unblock(): void {
    change.mutate(
      { kind: 'unblock', performerId },
      {
        onSuccess: (problem) => {
          if (problem !== null) showProblem('The block still holds', problem);
        },
        onError: (error) => showProblem('The block still holds', error),
      },
    );
  }

  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconUserOff size={15} aria-hidden />}
        aria-label={`${isBlocked ? 'Unblock' : 'Block'} ${name}`}
        loading={change.isPending}
        onClick={() => (isBlocked ? unblock() : setAsking(true))}
      >
        {isBlocked ? 'Unblock' : 'Block'}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <BlockDialog performerId={performerId} name={name} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

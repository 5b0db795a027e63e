import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { LateMenu } from '#components/late-menu/late-menu.tsx';
import { notify } from '#lib/notify.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';
import type { BatchDialog } from './batch-dialogs.tsx';

const BatchDialogs = lazy(() => import('./batch-dialogs.tsx'));

/** Everything that can be done with a published batch. */
export function BatchMenu({ batch }: { readonly batch: BatchDetail }) {
  const [dialog, setDialog] = useState<BatchDialog | null>(null);
  // Stays mounted after the first time, so that closing can be seen.
  const [everAsked, setEverAsked] = useState(false);
  if (dialog !== null && !everAsked) setEverAsked(true);
  const change = useChangeBatch(batch.id);
  const { status } = batch;
  const canPause = status === 'OPEN' || status === 'PAUSED';

  function toggle(): void {
    change.mutate(
      { kind: status === 'PAUSED' ? 'resume' : 'pause' },
      {
        onSuccess: (problem) => {
          const word =
            status === 'PAUSED' ? 'People can accept again.' : 'Paused. Work in hand goes on.';
          void notify(problem === null ? { message: word } : { color: 'red', message: problem });
        },
        onError: (error) => void notify({ color: 'red', message: error.message }),
      },
    );
  }

  useShortcut({ keys: 'p', label: 'Pause or resume', enabled: canPause }, toggle);

  return (
    <>
      <LateMenu
        button={
          <Button
            variant="default"
            rightSection={<IconChevronDown size={16} aria-hidden />}
            loading={change.isPending}
          >
            Actions
          </Button>
        }
        load={() => import('./batch-menu-items.tsx')}
        items={{ batch, onToggle: toggle, onAsk: setDialog }}
      />
      <Suspense fallback={null}>
        {everAsked && <BatchDialogs batch={batch} shown={dialog} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BatchDetail } from '../api/get-batch.ts';
import { DiscardDialog } from './discard-dialog.tsx';

/** Ends a batch that was never published. */
export function DiscardButton({ batch }: { readonly batch: BatchDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Discard
      </Button>
      <DiscardDialog batch={batch} opened={open} onClose={() => setOpen(false)} />
    </>
  );
}

import { Alert, Button, Group, Text } from '@mantine/core';
import { notify } from '#lib/notify.ts';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { ButtonLink } from '#components/links/button-link.tsx';
import type { BatchDetail } from '../api/get-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';
import type { Remedy } from '../logic/diagnose-batch.ts';
import { diagnoseBatch } from '../logic/diagnose-batch.ts';

const ExtendDialog = lazy(() =>
  import('./extend-dialog.tsx').then((module) => ({ default: module.ExtendDialog })),
);

interface DiagnosisListProps {
  readonly batch: BatchDetail;
  readonly nowMs: number;
}

/** Why the batch is slow, in plain words, each with what helps. */
export function DiagnosisList({ batch, nowMs }: DiagnosisListProps) {
  const found = diagnoseBatch(
    {
      status: batch.status,
      available: batch.progress.available,
      leased: batch.progress.leased,
      done: batch.progress.done,
      wanted: batch.progress.wanted,
      deadlineAt: batch.deadlineAt ?? null,
      closesAt: batch.closesAt ?? null,
      publishedAt: batch.publishedAt ?? null,
      expectedDoneAt: batch.expectedDone?.at ?? null,
      hourlyRateMinor: batch.hourlyRate?.minor ?? null,
    },
    nowMs,
  );
  return found.map((diagnosis) => (
    <Alert
      key={diagnosis.title}
      color={diagnosis.tone === 'warning' ? 'orange' : 'blue'}
      icon={
        diagnosis.tone === 'warning' ? (
          <IconAlertTriangle size={18} />
        ) : (
          <IconInfoCircle size={18} />
        )
      }
      title={diagnosis.title}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 280px">
          {diagnosis.message}
        </Text>
        {diagnosis.remedy !== undefined && <RemedyButton remedy={diagnosis.remedy} batch={batch} />}
      </Group>
    </Alert>
  ));
}

function RemedyButton({ remedy, batch }: { readonly remedy: Remedy; readonly batch: BatchDetail }) {
  const [extending, setExtending] = useState(false);
  const change = useChangeBatch(batch.id);
  switch (remedy) {
    case 'resume':
      return (
        <Button
          variant="default"
          size="sm"
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { kind: 'resume' },
              {
                onSuccess: (problem) => {
                  if (problem !== null) void notify({ color: 'red', message: problem });
                },
              },
            )
          }
        >
          Resume
        </Button>
      );
    case 'extend':
      return (
        <>
          <Button variant="default" size="sm" onClick={() => setExtending(true)}>
            Move the deadline
          </Button>
          <Suspense fallback={null}>
            {extending && <ExtendDialog batch={batch} opened onClose={() => setExtending(false)} />}
          </Suspense>
        </>
      );
    case 'copy-type':
      return (
        <ButtonLink variant="default" size="sm" to="/types/new" search={{ copy: batch.type.id }}>
          Copy the task type
        </ButtonLink>
      );
  }
}

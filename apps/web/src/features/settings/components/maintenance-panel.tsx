import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { maintenanceOptions } from '#lib/maintenance.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useSetMaintenance } from '../api/set-maintenance.ts';
import classes from './settings.module.css';

const MaintenanceDialog = lazy(() => import('./maintenance-dialog.tsx'));

/** Whether everybody's changes are refused, and the switch for it. */
export function MaintenancePanel() {
  const { data } = useQuery(maintenanceOptions());
  const [asking, setAsking] = useState(false);
  const change = useSetMaintenance();
  if (data === undefined) return null;

  function end(): void {
    change.mutate(
      { on: false },
      {
        onSuccess: (problem) => {
          if (problem !== null) showProblem('Changes are still refused', problem);
        },
        onError: (error) => showProblem('Changes are still refused', error),
      },
    );
  }

  return (
    <section
      className={`card ${classes.panel ?? ''}`}
      data-on={data.on || undefined}
      aria-labelledby="maintenance-heading"
    >
      <div className={classes.words}>
        <Title order={2} id="maintenance-heading">
          {data.on ? 'Maintenance mode is on' : 'Maintenance mode is off'}
        </Title>
        <Text size="sm" c="dimmed">
          {data.on ? (
            <>
              Everybody’s changes are refused
              {data.since && (
                <>
                  {' '}
                  since <RelativeTime at={data.since} />
                </>
              )}
              ; reading goes on. They are told: “<bdi>{data.message}</bdi>”
            </>
          ) : (
            'Switched on, it refuses everybody’s changes with a sentence that says why; reading goes on.'
          )}
        </Text>
      </div>
      {data.on ? (
        <Button loading={change.isPending} onClick={end}>
          Take changes again
        </Button>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          Refuse changes
        </Button>
      )}
      {asking && (
        <Suspense fallback={null}>
          <MaintenanceDialog onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}

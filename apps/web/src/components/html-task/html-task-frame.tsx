import { Alert, Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconReload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FrameFields } from './frame-messages.ts';
import { LiveFrame } from './live-frame.tsx';
import type { FrameSubject, OpenedFrame } from './open-frame.ts';
import { openFrame } from './open-frame.ts';
import classes from './html-task.module.css';

interface HtmlTaskFrameProps {
  readonly subject: FrameSubject;
  /** For those who do not see it. */
  readonly title: string;
  /** Fields to fill in again. */
  readonly fields?: FrameFields | undefined;
  readonly onFields?: ((fields: FrameFields) => void) | undefined;
  /** Takes what the template's form posted; without it, the task is only looked at. */
  readonly onAnswer?: ((answer: Readonly<Record<string, string>>) => void) | undefined;
  /** The page of a sketch. */
  readonly makePage?: ((frame: OpenedFrame) => Promise<string>) | undefined;
}

/** A requester's HTML template on an origin of its own; everything around it stays the app's. */
export function HtmlTaskFrame({ subject, ...rest }: HtmlTaskFrameProps) {
  const [round, setRound] = useState(0);
  const [stopped, setStopped] = useState<string | null>(null);
  const id = subject.kind === 'sketch' ? '' : subject.id;
  const query = useQuery({
    queryKey: ['task-frame', subject.kind, id, round],
    queryFn: () => openFrame(subject),
    // An address serves once and for a minute: nothing is gained by keeping it.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

  function reload(): void {
    setStopped(null);
    setRound((before) => before + 1);
  }

  const problem = stopped ?? query.error?.message ?? null;
  return (
    <div className={classes.task}>
      {problem !== null && (
        <Alert
          color="orange"
          role="alert"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={stopped === null ? 'The task cannot be shown' : 'The task was closed'}
        >
          {problem}
        </Alert>
      )}
      {query.isPending && <Skeleton height={240} role="status" aria-label="Loading the task" />}
      {query.data !== undefined && stopped === null && (
        <LiveFrame key={query.data.nonce} frame={query.data} onStop={setStopped} {...rest} />
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconReload size={15} aria-hidden />}
        onClick={reload}
      >
        Reload the task
      </Button>
    </div>
  );
}

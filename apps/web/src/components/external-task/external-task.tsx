import { Alert, Button, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink, IconReload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenedPage, PageSubject } from './open-page.ts';
import { openPage } from './open-page.ts';
import classes from './external-task.module.css';

interface ExternalTaskProps {
  readonly subject: PageSubject;
  /** For those who do not see it. */
  readonly title: string;
}

/** A page of the requester's own, at its own address: in a frame, or behind a button. */
export function ExternalTask({ subject, title }: ExternalTaskProps) {
  const [round, setRound] = useState(0);
  const query = useQuery({
    queryKey: ['task-page', JSON.stringify(subject), round],
    queryFn: () => openPage(subject),
    // The frame's address serves for a minute: nothing is gained by keeping it.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <div className={classes.task}>
      {query.error !== null && (
        <Alert
          color="orange"
          role="alert"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title="The page cannot be opened"
        >
          {query.error.message}
        </Alert>
      )}
      {query.isPending && <Skeleton height={240} role="status" aria-label="Loading the page" />}
      {query.data !== undefined && <Opened key={query.data.url} page={query.data} title={title} />}
      {(query.error !== null || query.data?.open === 'frame') && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconReload size={15} aria-hidden />}
          onClick={() => setRound((before) => before + 1)}
        >
          Reload the page
        </Button>
      )}
    </div>
  );
}

function Opened({ page, title }: { readonly page: OpenedPage; readonly title: string }) {
  const { host } = new URL(page.url);
  if (page.open === 'tab') {
    return (
      <>
        <Text>
          This task is done on a page of the requester at <bdi>{host}</bdi>. Come back when you have
          handed it in there.
        </Text>
        <Button
          component="a"
          href={page.url}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink size={18} aria-hidden />}
        >
          Open the page
        </Button>
      </>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        A page of the requester at <bdi>{host}</bdi>. Never type your password of the exchange into
        it.
      </Text>
      <iframe
        className={classes.frame}
        title={title}
        src={page.frame}
        // What is around the page inside has no script; the page itself lies on another site.
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
        referrerPolicy="no-referrer"
        allow=""
        style={{ height: page.height === 0 ? '75vh' : page.height }}
      />
    </>
  );
}

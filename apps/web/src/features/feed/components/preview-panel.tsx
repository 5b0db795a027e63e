import { readInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { initialAnswer } from '@exchange/tasks';
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconLock, IconMoodEmpty } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalTask } from '#components/external-task/external-task.tsx';
import { HtmlTaskFrame } from '#components/html-task/html-task-frame.tsx';
import { Markdown } from '#components/markdown/markdown.tsx';
import { Money } from '#components/money/money.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { FilesOf } from '#components/files/file-addresses.tsx';
import { TaskForm } from '#components/task-form/task-form.tsx';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { usePageTitle } from '#lib/use-page-title.ts';
import { previewOptions } from '../api/get-preview.ts';
import type { FeedEntry } from '../api/get-feed.ts';
import { useAccept } from '../use-accept.ts';
import { OwnMark } from './own-mark.tsx';
import { PreviewFacts } from './preview-facts.tsx';
import { RequesterLine } from './requester-line.tsx';
import { Requirements } from './requirements.tsx';
import classes from './preview-panel.module.css';

interface PreviewPanelProps {
  readonly typeId: string;
  readonly headingOrder: 1 | 2;
}

/** Everything to decide by: pay, time, promise, requester, instructions and the real form. */
export function PreviewPanel({ typeId, headingOrder }: PreviewPanelProps) {
  const query = useQuery(previewOptions(typeId));
  if (query.isPending) return <PreviewSkeleton />;
  if (query.isError && !query.data) {
    return (
      <ErrorState
        error={query.error}
        title="The preview cannot be shown"
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) {
    return (
      <Empty icon={IconMoodEmpty} title="This work is gone">
        Its tasks are done or were withdrawn. There may be other work like it.
      </Empty>
    );
  }
  const subOrder = headingOrder === 1 ? 2 : 3;
  const { entry, instructions, sampleInput } = query.data;
  const of = readInterface(query.data.form);
  const input = (sampleInput ?? {}) as TaskInput;
  return (
    <Stack gap="lg">
      <PreviewHead entry={entry} headingOrder={headingOrder} />
      <PreviewFacts entry={entry} />
      {entry.why && (
        <Text size="sm" c="dimmed">
          Why it is here: {entry.why.message}
        </Text>
      )}
      <RequesterLine typeId={typeId} name={entry.requesterName} />
      <Text className="user-text" dir="auto">
        {entry.description}
      </Text>
      <Requirements entry={entry} headingOrder={subOrder} />
      {instructions !== null && instructions !== '' && (
        <section>
          <Title order={subOrder} size="h3" mb={8}>
            Instructions
          </Title>
          <Markdown text={instructions} />
        </section>
      )}
      {of !== null && (of.kind === undefined || sampleInput !== null) && (
        <section aria-label="Sample task">
          <Title order={subOrder} size="h3" mb={8}>
            {sampleInput === null ? 'The form' : 'A sample task'}
          </Title>
          <div className={`card ${classes.sample}`}>
            {of.kind === 'external' ? (
              <ExternalTask subject={{ kind: 'preview', id: typeId }} title="A sample task" />
            ) : of.kind === 'html' ? (
              <HtmlTaskFrame subject={{ kind: 'preview', id: typeId }} title="A sample task" />
            ) : (
              <FilesOf kind="preview" id={typeId}>
                <TaskForm form={of} input={input} value={initialAnswer(of, input)} />
              </FilesOf>
            )}
          </div>
        </section>
      )}
    </Stack>
  );
}

interface PreviewHeadProps {
  readonly entry: FeedEntry;
  readonly headingOrder: 1 | 2;
}

function PreviewHead({ entry, headingOrder }: PreviewHeadProps) {
  usePageTitle(entry.title);
  const { accept, pendingTypeId, refusal } = useAccept();
  const { lock } = entry;
  useShortcut({ keys: 'a', label: 'Accept', enabled: lock === null }, () => accept(entry.typeId));
  return (
    <div className={classes.head}>
      <Title order={headingOrder} size="h1">
        <bdi>{entry.title}</bdi>
      </Title>
      <Group gap="2px 14px" mt={6} c="dimmed">
        <bdi>{entry.requesterName}</bdi> <bdi>{entry.category}</bdi> <OwnMark own={entry.own} />
      </Group>
      <div className={classes.act}>
        <Button
          size="md"
          disabled={lock !== null}
          loading={pendingTypeId !== null}
          onClick={() => accept(entry.typeId)}
        >
          Accept for&nbsp;
          <Money amount={entry.reward} />
        </Button>
        {lock && (
          <Text size="sm" className={classes.lock ?? ''}>
            <IconLock size={15} aria-hidden /> {lock.message}
          </Text>
        )}
        {refusal && (
          <Text size="sm" role="alert" className={classes.lock ?? ''}>
            {refusal.message} {refusal.queueFull && <Link to="/queue">Open the queue</Link>}
          </Text>
        )}
      </div>
    </div>
  );
}

function PreviewSkeleton() {
  return (
    <Stack gap="lg" role="status" aria-label="Loading">
      <Skeleton height={32} width="70%" />
      <Skeleton height={42} width={170} />
      <Skeleton height={84} radius="lg" />
      <Skeleton height={70} />
      <Skeleton height={300} radius="lg" />
    </Stack>
  );
}

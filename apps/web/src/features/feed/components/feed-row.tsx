import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconDots, IconEye, IconLock, IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { LateMenu } from '#components/late-menu/late-menu.tsx';
import { Money } from '#components/money/money.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import type { FeedEntry } from '../api/get-feed.ts';
import type { Refusal } from '../use-accept.ts';
import { EntryFacts } from './entry-facts.tsx';
import { HourlyRate } from './hourly-rate.tsx';
import { OwnMark } from './own-mark.tsx';
import classes from './feed-row.module.css';

interface FeedRowProps {
  readonly entry: FeedEntry;
  readonly gone: boolean;
  /** Published since the reader was here last. */
  readonly isNew: boolean;
  readonly current: boolean;
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  readonly onAccept: () => void;
  /** Shows the preview beside the list; not given where there is no room. */
  readonly onLook: (() => void) | undefined;
  readonly onHideType: () => void;
  readonly onHideRequester: () => void;
  readonly onUnhide: () => void;
  readonly onFocus: () => void;
}

/** One kind of work: what it is, what it pays, how long it takes, how much is left. */
export function FeedRow(props: FeedRowProps) {
  const { entry, gone, isNew, current, refusal, onLook, onFocus } = props;

  function look(event: MouseEvent): void {
    const newPage = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (newPage || onLook === undefined) return;
    event.preventDefault();
    onLook();
  }

  return (
    <li
      className={`card ${classes.row}`}
      data-row={entry.typeId}
      data-current={current || undefined}
      data-gone={gone || undefined}
      tabIndex={-1}
      onFocus={onFocus}
      aria-label={entry.title}
    >
      <div className={classes.words}>
        <Link
          to="/tasks/$typeId"
          params={{ typeId: entry.typeId }}
          className={classes.title}
          onClick={look}
          preload={false}
        >
          <bdi>{entry.title}</bdi>
        </Link>
        <div className={classes.meta}>
          <bdi>{entry.requesterName}</bdi>
          <bdi>{entry.category}</bdi>
          {isNew && (
            <span className={classes.fresh}>
              <IconSparkles size={14} aria-hidden /> New
            </span>
          )}
          <OwnMark own={entry.own} />
        </div>
      </div>
      <div className={classes.pay}>
        <Money amount={entry.reward} className={classes.reward} />
        <HourlyRate entry={entry} />
      </div>
      <EntryFacts entry={entry} gone={gone} />
      <Actions {...props} />
      {refusal !== null && (
        <div className={classes.notice} role="alert">
          {refusal.message} {refusal.queueFull && <Link to="/queue">Open the queue</Link>}
        </div>
      )}
      {refusal === null && entry.lock && (
        <div className={classes.notice}>
          <IconLock size={15} aria-hidden /> {entry.lock.message}{' '}
          {entry.lock.code === 'queue-full' && <Link to="/queue">Open the queue</Link>}
        </div>
      )}
    </li>
  );
}

function Actions(props: FeedRowProps) {
  const { entry, gone, pending, onAccept } = props;
  const blocked = gone || entry.lock !== null;
  return (
    <div className={classes.actions}>
      {entry.hidden ? (
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          onClick={props.onUnhide}
        >
          Show again
        </Button>
      ) : (
        <Button
          variant="light"
          className={classes.accept ?? ''}
          disabled={blocked}
          aria-disabled={pending}
          aria-label={`Accept ${entry.title}`}
          data-tip={`${formatDuration(entry.timeAllowedSeconds)} to do it`}
          leftSection={pending ? <Loader size={14} /> : undefined}
          onClick={onAccept}
        >
          {gone ? 'None left' : 'Accept'}
        </Button>
      )}
      <LateMenu
        button={
          <ActionIcon
            size={40}
            variant="subtle"
            color="gray"
            aria-label={`More about ${entry.title}`}
          >
            <IconDots size={19} />
          </ActionIcon>
        }
        load={() => import('./row-menu-items.tsx')}
        items={{
          entry,
          onHideType: props.onHideType,
          onHideRequester: props.onHideRequester,
        }}
      />
    </div>
  );
}

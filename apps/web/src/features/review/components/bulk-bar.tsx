import { Button, CloseButton, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { delayedActions } from '#lib/delayed-action.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import type { ReviewItem } from '../api/list-review.ts';
import { RejectPanel } from './reject-panel.tsx';
import classes from './bulk-bar.module.css';

interface BulkBarProps {
  readonly items: readonly ReviewItem[];
  readonly feeMinor: number;
  readonly rejecting: boolean;
  readonly onApprove: () => void;
  readonly onAskReason: () => void;
  readonly onReject: (reason: string) => void;
  readonly onCancelReject: () => void;
  readonly onClear: () => void;
}

/** What a decision about all ticked answers would mean: how many, how much, how many people. */
export function BulkBar(props: BulkBarProps) {
  const { items, feeMinor, rejecting } = props;
  const waiting = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  const [first] = items;
  if (first === undefined) return null;
  const people = new Set(items.map((item) => item.performerId)).size;
  const minor = items.reduce((sum, item) => sum + item.reward.minor + feeMinor, 0);
  const cost = formatMoney({ minor, currency: first.reward.currency });
  return (
    <div
      className={classes.bar}
      // Above the bar that offers to undo, while that is there.
      data-raised={waiting.length > 0 || undefined}
      role="region"
      aria-label="Selected answers"
    >
      {rejecting && (
        <RejectPanel
          count={items.length}
          onReject={props.onReject}
          onCancel={props.onCancelReject}
        />
      )}
      <div className={classes.line}>
        <Text size="sm" className="tabular" aria-live="polite" flex={1}>
          <b>{countOf(items.length, 'answer')}</b> · {cost} · {countOf(people, 'person', 'people')}
        </Text>
        <Button variant="default" size="sm" onClick={props.onAskReason}>
          Reject
        </Button>
        <Button variant="light" size="sm" onClick={props.onApprove}>
          Approve for {cost}
        </Button>
        <CloseButton size={36} aria-label="Select nothing" onClick={props.onClear} />
      </div>
    </div>
  );
}

import { Button, Group, Kbd, Stack, Text } from '@mantine/core';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { delayedActions } from '#lib/delayed-action.ts';
import type { ReviewItem } from '../api/list-review.ts';
import type { PendingDecision } from '../logic/decision-queue.ts';

interface CaseOutcomeProps {
  readonly item: ReviewItem;
  readonly state: PendingDecision | null;
  readonly rejecting: boolean;
  readonly onApprove: () => void;
  readonly onAskReason: () => void;
}

/** What was decided about an answer, or the buttons that decide. */
export function CaseOutcome({ item, state, rejecting, onApprove, onAskReason }: CaseOutcomeProps) {
  if (state !== null) return <OnItsWay state={state} />;
  if (rejecting) return null;
  return (
    <Stack gap="sm">
      {item.status !== 'SUBMITTED' && (
        <Group gap="sm">
          <StatusBadge kind="submission" status={item.status} />
          <Text component="span" size="sm" c="dimmed">
            {item.decidedBy === 'automatic' ? 'by itself' : 'by you'}{' '}
            {item.decidedAt && <RelativeTime at={item.decidedAt} />}
          </Text>
        </Group>
      )}
      {item.feedback && (
        <Text size="sm" className="user-text">
          <bdi>“{item.feedback}”</bdi>
        </Text>
      )}
      <Group gap="sm">
        {item.status !== 'APPROVED' && (
          <Button variant="light" rightSection={<Kbd size="xs">a</Kbd>} onClick={onApprove}>
            {item.status === 'REJECTED' ? 'Approve after all' : 'Approve'}
          </Button>
        )}
        {item.status === 'SUBMITTED' && (
          <Button variant="default" rightSection={<Kbd size="xs">r</Kbd>} onClick={onAskReason}>
            Reject
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function OnItsWay({ state }: { readonly state: PendingDecision }) {
  return (
    <Group gap="sm" aria-live="polite">
      <StatusBadge
        kind="submission"
        status={state.decision.kind === 'approve' ? 'APPROVED' : 'REJECTED'}
      />
      {state.state === 'waiting' && (
        <Button variant="default" size="sm" onClick={() => delayedActions.undo(state.id)}>
          Undo
        </Button>
      )}
      {state.state === 'sending' && (
        <Text size="sm" c="dimmed">
          Sending…
        </Text>
      )}
    </Group>
  );
}

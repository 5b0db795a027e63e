import { Link, useNavigate } from '@tanstack/react-router';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { useListKeys } from '#lib/shortcuts/use-list-keys.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { HistoryItem } from '../api/list-history.ts';
import { HistoryPay } from './history-pay.tsx';
import classes from './rows.module.css';

/** Assignments as rows: what, for whom, what became of it, when, how much. Each leads to its page. */
export function HistoryList({ items }: { readonly items: readonly HistoryItem[] }) {
  const navigate = useNavigate();
  const { current, setCurrent } = useListKeys(items.map(({ id }) => id));
  useShortcut({ keys: 'Enter', label: 'Open', enabled: current !== null }, () => {
    if (current !== null)
      void navigate({ to: '/do/$assignmentId', params: { assignmentId: current } });
  });
  if (items.length === 0) return null;
  return (
    <ul className={`card ${classes.list}`} aria-label="Tasks">
      {items.map((item) => (
        <li
          key={item.id}
          className={classes.item}
          data-row={item.id}
          data-current={item.id === current || undefined}
          tabIndex={-1}
          aria-label={item.title}
          onFocus={() => setCurrent(item.id)}
        >
          <div className={classes.words}>
            <Link
              to="/do/$assignmentId"
              params={{ assignmentId: item.id }}
              className={classes.title}
            >
              <bdi>{item.title}</bdi>
            </Link>
            <div className={classes.meta}>
              <bdi>{item.requesterName}</bdi>
            </div>
            {item.feedback && (
              <div className={classes.reason}>
                <bdi>“{item.feedback}”</bdi>
              </div>
            )}
          </div>
          <div>
            <StatusBadge kind="assignment" status={item.status} />
          </div>
          <div className={classes.meta}>
            <When item={item} />
          </div>
          <HistoryPay item={item} />
        </li>
      ))}
    </ul>
  );
}

function When({ item }: { readonly item: HistoryItem }) {
  const { status, submittedAt, decidedAt, acceptedAt, autoApprovalSeconds } = item;
  if (status === 'SUBMITTED' && submittedAt !== null) {
    const latest = new Date(Date.parse(submittedAt) + autoApprovalSeconds * 1_000).toISOString();
    return (
      <>
        paid <RelativeTime at={latest} due />
      </>
    );
  }
  return <RelativeTime at={decidedAt ?? submittedAt ?? acceptedAt} />;
}

import { Button, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerFields, readInterface } from '@exchange/interfaces';
import { useMemo, useState } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { ReviewBatch } from '../api/get-review-batch.ts';
import type { ReviewItem } from '../api/list-review.ts';
import { reviewOptions } from '../api/list-review.ts';
import type { ReviewFilter } from '../review-search.ts';
import { reviewFilters } from '../review-search.ts';
import { countPending } from '../logic/count-decided.ts';
import { filterLabels, filterStatuses } from '../logic/review-filters.ts';
import { useDecisions } from '../logic/use-decisions.ts';
import { useReviewKeys } from '../logic/use-review-keys.ts';
import { extendTo, keepListed, noSelection, toggleOne } from '../logic/selection.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FailedDecisions } from './failed-decisions.tsx';
import { NothingToReview } from './nothing-to-review.tsx';
import { ReviewCase } from './review-case.tsx';
import { ReviewList } from './review-list.tsx';
import classes from './review-stream.module.css';

/** List, item, answer and keys of the review. */
export function ReviewStream({ batch }: { readonly batch: ReviewBatch }) {
  const { show = 'waiting', answer } = useSearch({ from: '/batches/$batchId/review' });
  const navigate = useNavigate({ from: '/batches/$batchId/review' });
  const query = useInfiniteQuery(reviewOptions(batch.id, filterStatuses[show]));
  const { pending, stateOf, decide } = useDecisions();
  const [rejecting, setRejecting] = useState<readonly string[] | null>(null);
  const [ticked, setTicked] = useState(noSelection);

  const items = flattenPages(query.data?.pages ?? [], (item) => item.id);
  const ids = items.map((item) => item.id);
  const current = items.find((item) => item.id === answer) ?? items[0] ?? null;
  const selection = keepListed(ticked, ids);
  const open = items.filter((item) => item.status === 'SUBMITTED' && stateOf(item.id) === null);
  const counts = countPending(batch.id, batch.progress, pending);
  const form = useMemo(() => readInterface(batch.type.form), [batch.type.form]);

  function goTo(id: string | undefined): void {
    if (id === undefined) return;
    setRejecting(null);
    void navigate({
      search: (before) => ({ ...before, answer: id }),
      replace: true,
      resetScroll: false,
    });
  }

  function neighbour(by: number): string | undefined {
    const at = current === null ? -1 : ids.indexOf(current.id);
    return ids[Math.max(0, Math.min(ids.length - 1, at + by))];
  }

  /** The next answer that still waits, after the one that was decided. */
  function advance(decided: readonly string[]): void {
    const at = current === null ? -1 : ids.indexOf(current.id);
    const waiting = open.map((item) => item.id).filter((id) => !decided.includes(id));
    goTo(waiting.find((id) => ids.indexOf(id) > at) ?? waiting[0]);
  }

  function approve(chosen: readonly string[]): void {
    decide(batch.id, items, chosen, { kind: 'approve' });
    setTicked(noSelection);
    advance(chosen);
  }

  function reject(chosen: readonly string[], reason: string): void {
    decide(batch.id, items, chosen, { kind: 'reject', reason });
    setRejecting(null);
    setTicked(noSelection);
    advance(chosen);
  }

  const acting = selection.ids.size > 0 ? [...selection.ids] : current === null ? [] : [current.id];
  useReviewKeys({
    approve: () => approve(acting),
    reject: () => setRejecting(acting),
    move: (by, extending) => {
      const next = neighbour(by);
      if (extending && next !== undefined && current !== null) {
        const from = selection.anchor === null ? toggleOne(selection, current.id) : selection;
        setTicked(extendTo(from, next, ids));
      }
      goTo(next);
    },
    tick: (extending) => {
      if (current === null) return;
      setTicked(
        extending ? extendTo(selection, current.id, ids) : toggleOne(selection, current.id),
      );
    },
  });

  return (
    <Page width="full">
      <PageHead
        title={`Review ${batch.name}`}
        heading={
          <>
            Review: <bdi>{batch.name}</bdi>
          </>
        }
        sentence={
          <>
            {countOf(counts.toReview, 'answer')} to review, {formatCount(counts.approved)} approved,{' '}
            {formatCount(counts.rejected)} rejected.{' '}
            <AnchorLink to="/batches/$batchId" params={{ batchId: batch.id }} underline="always">
              Back to the batch
            </AnchorLink>
          </>
        }
        actions={
          <Button disabled={open.length === 0} onClick={() => approve(open.map((item) => item.id))}>
            Approve all shown ({formatCount(open.length)})
          </Button>
        }
      />
      <Tabs
        value={show}
        mb="md"
        onChange={(next) => {
          const found = reviewFilters.find((filter): filter is ReviewFilter => filter === next);
          setTicked(noSelection);
          void navigate({ search: found === undefined ? {} : { show: found } });
        }}
      >
        <Tabs.List className={classes.tabs ?? ''}>
          {reviewFilters.map((filter) => (
            <Tabs.Tab key={filter} value={filter}>
              {filterLabels[filter]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <FailedDecisions />
      {query.isPending && <RowSkeletons height={160} rows={3} />}
      {query.error !== null && items.length === 0 && (
        <ErrorState
          error={query.error}
          title="The answers cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && items.length === 0 && (
        <NothingToReview batchId={batch.id} filter={show} />
      )}
      {current !== null && (
        <div className={classes.columns}>
          <div className={classes.list}>
            <ReviewList
              items={items}
              form={form}
              currentId={current.id}
              selected={selection.ids}
              stateOf={stateOf}
              onOpen={goTo}
              onTick={(id, extending) =>
                setTicked(extending ? extendTo(selection, id, ids) : toggleOne(selection, id))
              }
            />
            <LoadMore query={query} noun="answers" />
          </div>
          <ReviewCase
            key={current.id}
            batch={batch}
            fields={form === null ? [] : answerFields(form, answersOf(current))}
            item={current}
            state={stateOf(current.id)}
            rejecting={rejecting !== null && rejecting.length === 1}
            onApprove={() => approve([current.id])}
            onAskReason={() => setRejecting([current.id])}
            onReject={(reason) => reject([current.id], reason)}
            onCancelReject={() => setRejecting(null)}
            onMove={(by) => goTo(neighbour(by))}
          />
        </div>
      )}
      <BulkBar
        items={items.filter((item) => selection.ids.has(item.id))}
        feeMinor={batch.type.fee.minor}
        rejecting={rejecting !== null && selection.ids.size > 0}
        onApprove={() => approve([...selection.ids])}
        onAskReason={() => setRejecting([...selection.ids])}
        onReject={(reason) => reject([...selection.ids], reason)}
        onCancelReject={() => setRejecting(null)}
        onClear={() => setTicked(noSelection)}
      />
    </Page>
  );
}

/** An answer and those of others to the same item. */
function answersOf({ answer, task }: ReviewItem): unknown[] {
  return [answer, ...(task.submissions ?? []).map((other) => other.answer)];
}

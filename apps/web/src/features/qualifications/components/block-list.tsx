import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useChangeQualification } from '../api/change-qualification.ts';
import { blocksOptions, type Block } from '../api/list-requests.ts';
import classes from './qualifications.module.css';
import { WordsDialog } from './words-dialog.tsx';

/** Performers who get no work of this requester. */
export function BlockList() {
  const query = useInfiniteQuery(blocksOptions());
  const [blocking, setBlocking] = useState(false);
  const blocks = flattenPages(query.data?.pages ?? [], ({ performerId }) => performerId);
  const button = (
    <Button variant="default" onClick={() => setBlocking(true)}>
      Block a performer
    </Button>
  );
  return (
    <>
      {query.isPending && <RowSkeletons height={64} rows={3} />}
      {query.error !== null && blocks.length === 0 && (
        <ErrorState
          error={query.error}
          title="The blocks cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && blocks.length === 0 && (
        <Empty icon={IconUserOff} title="Nobody is blocked" action={button}>
          A blocked performer gets none of your work and reads why. Reject bad work first: a block
          is for what a rejection does not mend.
        </Empty>
      )}
      <ul className={classes.list}>
        {blocks.map((block) => (
          <BlockRow key={block.performerId} block={block} />
        ))}
      </ul>
      {blocks.length > 0 && <div style={{ marginBlockStart: 16 }}>{button}</div>}
      <LoadMore query={query} noun="blocks" />
      {blocking && (
        <WordsDialog
          title="Block a performer"
          sentence="They get none of your work any more. What they have in hand goes on and is paid as usual."
          button="Block"
          withPerformer
          onClose={() => setBlocking(false)}
          change={(reason, performerId) => ({ kind: 'block', input: { performerId, reason } })}
        />
      )}
    </>
  );
}

function BlockRow({ block }: { readonly block: Block }) {
  const { performerId, performer, reason, changedAt } = block;
  const change = useChangeQualification();
  const name = performer?.displayName ?? performerId;
  return (
    <li className={`card ${classes.item}`}>
      <div className={classes.words}>
        <div className={classes.name}>
          <bdi>{name}</bdi>
        </div>
        <div className={classes.note}>
          “{reason}” · <RelativeTime at={changedAt} />
        </div>
      </div>
      <Button
        variant="default"
        loading={change.isPending}
        aria-label={`Unblock ${name}`}
        onClick={() =>
          change.mutate(
            { kind: 'unblock', performerId },
            { onError: (error) => showProblem('The block still holds', error) },
          )
        }
      >
        Unblock
      </Button>
    </li>
  );
}

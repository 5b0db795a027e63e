import { Button } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { countOf } from '#lib/format/number.ts';
import { showProblem } from '#lib/show-problem.ts';
import { useChangeQualification } from '../api/change-qualification.ts';
import { receivedRequestsOptions, type ReceivedRequest } from '../api/list-requests.ts';
import { valueBounds } from '../logic/value-bounds.ts';
import classes from './qualifications.module.css';
import { WordsDialog } from './words-dialog.tsx';

/** Requests that wait for an answer. */
export function RequestList() {
  const query = useInfiniteQuery(receivedRequestsOptions());
  const requests = flattenPages(query.data?.pages ?? [], ({ id }) => id);
  return (
    <>
      {query.isPending && <RowSkeletons height={84} rows={3} />}
      {query.error !== null && requests.length === 0 && (
        <ErrorState
          error={query.error}
          title="The requests cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && requests.length === 0 && (
        <Empty icon={IconMailCheck} title="Nobody waits for you">
          Performers who ask for one of your qualifications appear here.
        </Empty>
      )}
      <ul className={classes.list}>
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
      <LoadMore query={query} noun="requests" />
    </>
  );
}

function RequestRow({ request }: { readonly request: ReceivedRequest }) {
  const { id, performer, performerId, qualificationType, note, requestedAt } = request;
  const [value, setValue] = useState(1);
  const [refusing, setRefusing] = useState(false);
  const change = useChangeQualification();
  const name = performer?.displayName ?? performerId;
  const rate = performer?.standing.approvalRate ?? null;
  return (
    <li className={`card ${classes.item}`}>
      <div className={classes.words}>
        <div className={classes.name}>
          <bdi>{name}</bdi> asks for <bdi>{qualificationType.name}</bdi>
        </div>
        {note !== '' && <div className="user-text">“{note}”</div>}
        <div className={classes.note}>
          <RelativeTime at={requestedAt} />
          {performer && <> · {countOf(performer.standing.submitted, 'task')} done</>}
          {rate !== null && <> · {Math.floor(rate * 100)} % approved</>}
        </div>
      </div>
      <div className={classes.acts}>
        <NumberBox
          label="Value"
          className={classes.value ?? ''}
          bounds={valueBounds}
          empty={Number.NaN}
          value={value}
          onChange={setValue}
        />
        <Button
          disabled={!isWithin(value, valueBounds)}
          loading={change.isPending}
          aria-label={`Grant ${qualificationType.name} to ${name}`}
          onClick={() =>
            change.mutate(
              { kind: 'grant-request', id, value },
              {
                onSuccess: (found) => {
                  if (found !== null) showProblem('It was not granted', found);
                },
                onError: (error) => showProblem('It was not granted', error),
              },
            )
          }
        >
          Grant
        </Button>
        <Button
          variant="default"
          aria-label={`Refuse ${qualificationType.name} to ${name}`}
          onClick={() => setRefusing(true)}
        >
          Refuse
        </Button>
      </div>
      {refusing && (
        <WordsDialog
          title={`Refuse ${qualificationType.name}`}
          sentence={`${name} will not get it now.`}
          button="Refuse"
          onClose={() => setRefusing(false)}
          change={(reason) => ({ kind: 'refuse-request', input: { ids: [id], reason } })}
        />
      )}
    </li>
  );
}

import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { countOf } from '#lib/format/number.ts';
import {
  ownQualificationsOptions,
  type OwnQualification,
} from '#lib/requester/own-qualifications.ts';
import classes from './qualifications.module.css';

interface OwnListProps {
  readonly retired: boolean;
  readonly onCreate: () => void;
}

/** The requester's qualifications. */
export function OwnList({ retired, onCreate }: OwnListProps) {
  const query = useInfiniteQuery(ownQualificationsOptions(retired));
  const own = flattenPages(query.data?.pages ?? [], ({ id }) => id);
  return (
    <>
      {query.isPending && <RowSkeletons height={84} rows={3} />}
      {query.error !== null && own.length === 0 && (
        <ErrorState
          error={query.error}
          title="Your qualifications cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && own.length === 0 && (
        <Empty
          icon={IconCertificate}
          title={retired ? 'Nothing put away' : 'No qualification yet'}
          action={
            retired ? undefined : (
              <Button variant="default" onClick={onCreate}>
                Make one
              </Button>
            )
          }
        >
          {retired
            ? 'Qualifications that you no longer give can be put away. Who holds one keeps it.'
            : 'A qualification says what you know of a performer. Work can then ask for it.'}
        </Empty>
      )}
      <ul className={classes.list}>
        {own.map((qualification) => (
          <Row key={qualification.id} qualification={qualification} />
        ))}
      </ul>
      <LoadMore query={query} noun="qualifications" />
    </>
  );
}

function Row({ qualification }: { readonly qualification: OwnQualification }) {
  const { id, name, description, requestable, automatic, holders, openRequests } = qualification;
  const way = automatic
    ? 'given to everybody who asks'
    : requestable
      ? 'can be asked for'
      : 'given by you only';
  return (
    <li className={`card ${classes.item}`}>
      <div className={classes.words}>
        <AnchorLink
          to="/qualifications/$qualificationId"
          params={{ qualificationId: id }}
          className={classes.name ?? ''}
        >
          <bdi>{name}</bdi>
        </AnchorLink>
        <div className="user-text">{description}</div>
        <div className={classes.note}>
          {countOf(holders ?? 0, 'holder')} · {way}
          {(openRequests ?? 0) > 0 && <> · {countOf(openRequests ?? 0, 'request')} to answer</>}
        </div>
      </div>
    </li>
  );
}

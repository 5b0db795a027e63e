import { Alert, Stack, Title } from '@mantine/core';
import { IconMoodEmpty, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '#components/links/button-link.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { followOptions } from '../api/follow.ts';
import { FindingList } from './finding-list.tsx';
import classes from './follow.module.css';

/** One id, followed through the directory and all partitions. */
export function FollowedThing({ id }: { readonly id: string }) {
  const { data, error, isPending, refetch } = useQuery(followOptions(id));
  if (data === undefined) {
    if (isPending) return <RowSkeletons height={96} rows={4} />;
    return (
      <ErrorState error={error} title="It cannot be followed" onRetry={() => void refetch()} />
    );
  }
  return (
    <Stack gap="md">
      <div className={classes.head}>
        <Title order={2}>
          <span className={classes.kind}>{data.kind === 'unknown' ? 'Id' : data.kind}</span>{' '}
          <bdi className={classes.note}>{data.id}</bdi>
        </Title>
        {data.ownerKey && (
          <span className={classes.note}>
            {data.ownerKey !== data.id && (
              <>
                of{' '}
                <AnchorLink to="/ops/find" search={{ id: data.ownerKey }}>
                  {data.ownerKey}
                </AnchorLink>
                , who{' '}
              </>
            )}
            {data.partitionId && (
              <>
                lives on{' '}
                <AnchorLink to="/ops/partitions" search={{ partition: data.partitionId }}>
                  {data.partitionId}
                </AnchorLink>
              </>
            )}
          </span>
        )}
        {data.ownerKey && (
          <ButtonLink
            variant="default"
            size="compact-md"
            to="/ops/moves"
            search={{ start: data.ownerKey }}
          >
            Move this user
          </ButtonLink>
        )}
      </div>
      {data.missing.length > 0 && (
        <Alert
          color="orange"
          icon={<IconPlugConnectedX size={18} aria-hidden />}
          title={`Without ${data.missing.join(', ')}`}
        >
          These partitions did not answer: more may be known there.
        </Alert>
      )}
      {data.findings.length === 0 ? (
        <Empty icon={IconMoodEmpty} title="Nothing was found">
          No partition that answered knows this id. It may be mistyped, or what it named was long
          since removed.
        </Empty>
      ) : (
        <FindingList findings={data.findings} />
      )}
    </Stack>
  );
}

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BlockPerformer } from '#components/block-performer/block-performer.tsx';
import { countOf, formatShare } from '#lib/format/number.ts';
import { performerOptions } from '../api/get-performer.ts';

interface PerformerLineProps {
  readonly performerId: string;
  readonly submissionId: string;
}

/** Who did it and how their work was judged; their node may be away, the answer is not. */
export function PerformerLine({ performerId, submissionId }: PerformerLineProps) {
  const { data: performer, isPending } = useQuery(performerOptions(performerId, submissionId));
  if (isPending) return <Skeleton height={18} width={240} />;
  if (!performer) {
    return (
      <span>
        The performer’s record cannot be read just now.{' '}
        <BlockPerformer performerId={performerId} name={performerId} />
      </span>
    );
  }
  const { standing } = performer;
  const rate =
    typeof standing.approvalRate === 'number'
      ? `${formatShare(standing.approvalRate)} approved`
      : 'new';
  return (
    <span>
      By <bdi>{performer.displayName}</bdi>: {countOf(standing.submitted, 'answer')} so far, {rate}{' '}
      <BlockPerformer performerId={performerId} name={performer.displayName} />
    </span>
  );
}

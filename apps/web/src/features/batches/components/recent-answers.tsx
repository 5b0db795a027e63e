import { Title } from '@mantine/core';
import { answerFields, readInterface } from '@exchange/interfaces';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { readAnswer, summariseAnswer } from '#lib/answers/describe-answer.ts';
import { describeItem } from '#lib/answers/describe-item.ts';
import { formatDuration } from '#lib/format/duration.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import type { RecentSubmission } from '../api/list-recent-submissions.ts';
import { recentSubmissionsOptions } from '../api/list-recent-submissions.ts';
import classes from './csv-table.module.css';

/** The answers that have waited longest for a decision. */
export function RecentAnswers({ batch }: { readonly batch: BatchDetail }) {
  const { data: answers = [] } = useQuery(recentSubmissionsOptions(batch.id));
  if (answers.length === 0) return null;
  const form = readInterface(batch.type.form);
  const fields =
    form === null
      ? []
      : answerFields(
          form,
          answers.map(({ answer }) => answer),
        );

  function itemOf(task: RecentSubmission['task']): string {
    if (form === null) return 'Item';
    return describeItem(form, readAnswer(task.input), task.row ?? null);
  }

  return (
    <section aria-labelledby="waiting-heading">
      <Title order={2} id="waiting-heading" mb="sm">
        Waiting for you longest
      </Title>
      <DataTable
        label="Answers that wait"
        head={
          <>
            <th scope="col">Item</th>
            <th scope="col">Answer</th>
            <th scope="col">Took</th>
            <th scope="col">Handed in</th>
            <th scope="col">Approves itself</th>
          </>
        }
      >
        {answers.map((answer) => (
          <tr key={answer.id}>
            <th scope="row">
              <AnchorLink
                to="/batches/$batchId/review"
                params={{ batchId: batch.id }}
                search={{ answer: answer.id }}
                className={classes.cell ?? ''}
              >
                <bdi>{itemOf(answer.task)}</bdi>
              </AnchorLink>
            </th>
            <td>
              <bdi>{summariseAnswer(fields, readAnswer(answer.answer))}</bdi>
            </td>
            <td className="nowrap">{formatDuration(answer.workSeconds)}</td>
            <td>
              <RelativeTime at={answer.submittedAt} />
            </td>
            <td>
              <RelativeTime at={answer.autoApproveAt} due />
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

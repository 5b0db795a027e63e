import { Alert, List, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/List.css';
import { countOf } from '#lib/format/number.ts';
import type { ReviewPreview } from '../logic/send-review.ts';

const mostShown = 50;

/** What a file would do, and which of its lines say nothing that can be done. */
export function ReviewPreviewView({ preview }: { readonly preview: ReviewPreview }) {
  const { approve, reject, reasons, unchanged, undecided, problems, problemsTotal } = preview;
  return (
    <Stack gap="sm">
      <List size="sm" aria-label="What the file does">
        <List.Item>
          <strong>{countOf(approve, 'answer')}</strong> will be approved and paid.
        </List.Item>
        <List.Item>
          <strong>{countOf(reject, 'answer')}</strong> will be rejected.
          {reasons.length > 0 && (
            <List size="sm" withPadding>
              {reasons.slice(0, 5).map(({ reason, count }) => (
                <List.Item key={reason}>
                  {count} × <bdi className="user-text">{reason}</bdi>
                </List.Item>
              ))}
              {reasons.length > 5 && <List.Item>and other reasons</List.Item>}
            </List>
          )}
        </List.Item>
        {unchanged > 0 && (
          <List.Item>
            {countOf(unchanged, 'answer is', 'answers are')} already decided like this.
          </List.Item>
        )}
        {undecided > 0 && (
          <List.Item>{countOf(undecided, 'line decides', 'lines decide')} nothing.</List.Item>
        )}
      </List>
      {problemsTotal > 0 && (
        <Alert color="orange" title={`${countOf(problemsTotal, 'line')} cannot be carried out`}>
          <Text size="sm" mb={6}>
            The others can. These stay as they are:
          </Text>
          <List size="sm" mah={220} style={{ overflowY: 'auto' }} tabIndex={0}>
            {problems.slice(0, mostShown).map(({ line, column, message }) => (
              <List.Item key={`${line} ${column ?? ''} ${message}`}>
                Line {line}
                {column === null ? '' : `, ${column}`}: {message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

import { FileInput, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#components/problem/problem.tsx';

/** Scores a batch that was a test by an AnswerKey of Mechanical Turk, for the list of performers. */
export function ScoreTest({ onScored }: { readonly onScored: (list: string) => void }) {
  const [answerKey, setAnswerKey] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function score(file: File | null): Promise<void> {
    if (file === null) return;
    const { scoreTest } = await import('../logic/score-test.ts');
    const scored = scoreTest(answerKey, await file.text());
    setProblem(scored.ok ? null : scored.problem);
    if (scored.ok) onScored(scored.list);
  }

  return (
    <details>
      <summary>From a test, by an AnswerKey of Mechanical Turk</summary>
      <Stack gap="sm" mt="sm">
        <Textarea
          label="AnswerKey"
          description="Its questions are the fields of the form that was the test."
          autosize
          minRows={2}
          maxRows={12}
          value={answerKey}
          onChange={(event) => setAnswerKey(event.currentTarget.value)}
        />
        <FileInput
          label="Results of the test"
          description="The batch’s results as JSON lines. Each performer gets what they scored."
          accept=".jsonl"
          value={null}
          disabled={answerKey.trim() === ''}
          onChange={(file) => void score(file)}
        />
        <Problem message={problem} />
      </Stack>
    </details>
  );
}

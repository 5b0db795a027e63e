import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { useProblem } from '#components/problem/use-problem.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { useChangeQualification } from '../api/change-qualification.ts';
import type { Qualification } from '../api/get-qualification.ts';
import { valueBounds } from '../logic/value-bounds.ts';

const ways = [
  { value: 'ask', label: 'Performers ask, you answer' },
  { value: 'auto', label: 'Everybody who asks gets it at once' },
  { value: 'give', label: 'Only you give it' },
];
const retries = [
  { value: '', label: 'Never' },
  { value: '86400', label: 'After a day' },
  { value: '604800', label: 'After a week' },
  { value: '2592000', label: 'After 30 days' },
];

interface TermsDialogProps {
  /** The one to change; a new one is made without it. */
  readonly qualification?: Qualification;
  readonly onClose: () => void;
}

/** What a qualification is called, what it means and how one gets it. */
export function TermsDialog({ qualification, onClose }: TermsDialogProps) {
  const [name, setName] = useState(qualification?.name ?? '');
  const [description, setDescription] = useState(qualification?.description ?? '');
  const [way, setWay] = useState(wayOf(qualification));
  const [value, setValue] = useState(qualification?.autoGrantValue ?? 1);
  const [retry, setRetry] = useState(String(qualification?.retryDelaySeconds ?? ''));
  const { problem, answers } = useProblem(onClose);
  const change = useChangeQualification();

  const isReady = way !== 'auto' || isWithin(value, valueBounds);

  function submit(): void {
    if (!isReady) return;
    const terms = {
      description,
      requestable: way !== 'give',
      autoGrantValue: way === 'auto' ? value : null,
      retryDelaySeconds: retry === '' ? null : Number(retry),
    };
    change.mutate(
      qualification === undefined
        ? { kind: 'create', input: { name, terms } }
        : { kind: 'update', input: { id: qualification.id, terms } },
      answers,
    );
  }

  return (
    <ActDialog
      onClose={onClose}
      title={qualification === undefined ? 'New qualification' : 'Change the qualification'}
      onSubmit={submit}
      problem={problem}
      act={
        <Button type="submit" disabled={!isReady} loading={change.isPending}>
          {qualification === undefined ? 'Create' : 'Save'}
        </Button>
      }
    >
      <TextInput
        label="Name"
        description={
          qualification === undefined
            ? 'It cannot be changed later, because work refers to it.'
            : 'It stays, because work refers to it.'
        }
        disabled={qualification !== undefined}
        required
        minLength={3}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="What it means, and how one gets it"
        maxLength={2_000}
        autosize
        minRows={3}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <NativeSelect
        label="How performers get it"
        value={way}
        data={ways}
        onChange={(event) => setWay(event.currentTarget.value)}
      />
      {way === 'auto' && (
        <NumberBox
          label="With this value"
          bounds={valueBounds}
          empty={Number.NaN}
          value={value}
          onChange={setValue}
        />
      )}
      {way !== 'give' && (
        <NativeSelect
          label="After a refusal they can ask again"
          value={retry}
          data={withCurrent(retry)}
          onChange={(event) => setRetry(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  );
}

function wayOf(qualification: Qualification | undefined): string {
  if (qualification === undefined) return 'ask';
  if (!qualification.requestable) return 'give';
  return typeof qualification.autoGrantValue === 'number' ? 'auto' : 'ask';
}

/** The choices, and what a program has set if it is none of them. */
function withCurrent(retry: string) {
  if (retries.some(({ value }) => value === retry)) return retries;
  return [...retries, { value: retry, label: `After ${formatDuration(Number(retry))}` }];
}

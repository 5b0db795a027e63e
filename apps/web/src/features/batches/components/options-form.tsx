import { SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { NumberBox } from '#components/number/number-box.tsx';
import { ExtraOptionsForm } from './extra-options-form.tsx';
import type { BatchOptions } from '../logic/batch-options.ts';
import { answerBounds, priorityBounds } from '../logic/batch-options.ts';

interface OptionsFormProps {
  readonly options: BatchOptions;
  readonly currency: string;
  readonly onChange: (change: Partial<BatchOptions>) => void;
}

/** Name, copies, priority and deadline of a new batch. */
export function OptionsForm({ options, currency, onChange }: OptionsFormProps) {
  return (
    <Stack gap="md">
      <TextInput
        label="Name of the batch"
        description="Only you see it."
        required
        maxLength={120}
        value={options.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NumberBox
          label="Answers to each task"
          description="From so many different people."
          bounds={answerBounds}
          empty={Number.NaN}
          value={options.assignmentsWanted}
          onChange={(assignmentsWanted) => onChange({ assignmentsWanted })}
        />
        <NumberBox
          label="Priority"
          description="Higher is offered earlier, −10 to 10."
          bounds={priorityBounds}
          empty={Number.NaN}
          value={options.priority}
          onChange={(priority) => onChange({ priority })}
        />
      </SimpleGrid>
      <TextInput
        type="datetime-local"
        label="Deadline"
        description="Nobody accepts after it. Empty: no deadline."
        value={options.deadline}
        onChange={(event) => onChange({ deadline: event.currentTarget.value })}
      />
      <Switch
        label="Equal rows are one task"
        description="A row that comes five times becomes one task that five people do."
        checked={options.mergeEqualRows}
        onChange={(event) => onChange({ mergeEqualRows: event.currentTarget.checked })}
      />
      <ExtraOptionsForm
        least={options.assignmentsWanted}
        extra={options.extraAnswers}
        currency={currency}
        onChange={(extraAnswers) => onChange({ extraAnswers })}
      />
    </Stack>
  );
}

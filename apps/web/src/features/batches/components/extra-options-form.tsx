import { NumberInput, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { MoneyInput } from '#components/money/money-input.tsx';
import { readNumber } from '#lib/format/read-number.ts';
import type { BatchOptions, ExtraOptions } from '../logic/batch-options.ts';

interface ExtraOptionsFormProps {
  readonly options: BatchOptions;
  readonly currency: string;
  readonly onChange: (change: Partial<BatchOptions>) => void;
}

/** When a new batch asks for more answers than every task gets. */
export function ExtraOptionsForm({ options, currency, onChange }: ExtraOptionsFormProps) {
  const { assignmentsWanted: least, extraAnswers: extra } = options;
  const first: ExtraOptions = { most: least + 4, confidence: 90, budgetMinor: 1_000 };
  const change = (part: Partial<ExtraOptions>): void =>
    onChange({ extraAnswers: { ...(extra ?? first), ...part } });
  return (
    <Stack gap="sm">
      <Switch
        label="Ask for more answers where people disagree"
        description="Tasks on which people agree stop early; your money goes where it is needed."
        checked={extra !== null}
        onChange={(event) => onChange({ extraAnswers: event.currentTarget.checked ? first : null })}
      />
      {extra !== null && (
        <>
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
            <NumberInput
              label="At most"
              description="Answers to one task."
              min={least + 1}
              max={1_000}
              allowDecimal={false}
              value={extra.most}
              onChange={(value) => change({ most: readNumber(value) ?? extra.most })}
            />
            <NumberInput
              label="Sure enough at"
              description="Confidence in per cent."
              min={50}
              max={99}
              allowDecimal={false}
              suffix=" %"
              value={extra.confidence}
              onChange={(value) => change({ confidence: readNumber(value) ?? extra.confidence })}
            />
            <MoneyInput
              label="Budget for them"
              description="In all, fees included."
              currency={currency}
              value={extra.budgetMinor}
              onChange={(budgetMinor) => change({ budgetMinor })}
            />
          </SimpleGrid>
          <Text size="sm" c="dimmed">
            Every task gets {least} first. Where the combined answer is less than {extra.confidence}{' '}
            % sure, one more person is asked at a time, until it is, the task has {extra.most}{' '}
            answers or the budget is used up. Each is reserved from your balance when it is asked
            for, not before.
          </Text>
        </>
      )}
    </Stack>
  );
}

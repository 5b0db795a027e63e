import { SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { MoneyInput } from '#components/money/money-input.tsx';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import type { ExtraOptions } from '../logic/batch-options.ts';
import {
  answerBounds,
  confidenceBounds,
  firstExtraOptions,
  mostBounds,
} from '../logic/batch-options.ts';

interface ExtraOptionsFormProps {
  /** Answers that every task gets. */
  readonly least: number;
  readonly extra: ExtraOptions | null;
  readonly currency: string;
  readonly onChange: (extra: ExtraOptions | null) => void;
}

/** When a batch asks for more answers than every task gets. */
export function ExtraOptionsForm({ least, extra, currency, onChange }: ExtraOptionsFormProps) {
  const first = firstExtraOptions(least);
  const change = (part: Partial<ExtraOptions>): void => onChange({ ...(extra ?? first), ...part });
  const isComplete =
    extra !== null &&
    isWithin(least, answerBounds) &&
    isWithin(extra.most, mostBounds(least)) &&
    isWithin(extra.confidence, confidenceBounds);
  return (
    <Stack gap="sm">
      <Switch
        label="Ask for more answers where people disagree"
        description="Tasks on which people agree stop early; your money goes where it is needed."
        checked={extra !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? first : null)}
      />
      {extra !== null && (
        <>
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
            <NumberBox
              label="At most"
              description="Answers to one task."
              bounds={mostBounds(least)}
              empty={Number.NaN}
              value={extra.most}
              onChange={(most) => change({ most })}
            />
            <NumberBox
              label="Sure enough at"
              description="Confidence."
              bounds={confidenceBounds}
              decimalScale={1}
              suffix="%"
              empty={Number.NaN}
              value={extra.confidence}
              onChange={(confidence) => change({ confidence })}
            />
            <MoneyInput
              label="Budget for them"
              description="In all, fees included."
              currency={currency}
              min={1}
              value={extra.budgetMinor}
              onChange={(budgetMinor) => change({ budgetMinor })}
            />
          </SimpleGrid>
          {isComplete && (
            <Text size="sm" c="dimmed">
              Every task gets {least} first. Where the combined answer is less than{' '}
              {extra.confidence}% sure, one more person is asked at a time, until it is, the task
              has {extra.most} answers or the budget is used up. Each is reserved from your balance
              when it is asked for, not before.
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}

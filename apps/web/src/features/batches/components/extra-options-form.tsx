import { NumberInput, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { MoneyInput } from '#components/money/money-input.tsx';
import { readNumber } from '#lib/format/read-number.ts';
import type { ExtraOptions } from '../logic/batch-options.ts';
import { firstExtraOptions } from '../logic/batch-options.ts';

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
              description="Confidence."
              min={50}
              max={99}
              allowDecimal={false}
              suffix="%"
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
            Every task gets {least} first. Where the combined answer is less than {extra.confidence}
            % sure, one more person is asked at a time, until it is, the task has {extra.most}{' '}
            answers or the budget is used up. Each is reserved from your balance when it is asked
            for, not before.
          </Text>
        </>
      )}
    </Stack>
  );
}

import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import { MoneyInput } from '#components/money/money-input.tsx';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { formatMoney } from '#lib/format/money.ts';
import type { PayEstimate } from '../logic/estimate-pay.ts';
import { estimatePay } from '../logic/estimate-pay.ts';
import type { TermsDraft } from '../logic/terms-draft.ts';
import { autoApprovalBounds, rewardBounds, timeAllowedBounds } from '../logic/terms-draft.ts';
import { DurationInput } from './duration-input.tsx';
import classes from './pay-section.module.css';

interface SectionProps {
  readonly draft: TermsDraft;
  readonly currency: string;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

/** A short judgement; most first tasks are one. */
const usualMinutes = 0.5;

/** What the work earns and costs, and how long everything may take. */
export function PaySection({ draft, currency, onChange }: SectionProps) {
  const [minutes, setMinutes] = useState(usualMinutes);
  const rewardMinor = isWithin(draft.rewardMinor, rewardBounds) ? draft.rewardMinor : 0;
  const estimate = estimatePay(rewardMinor, minutes);
  const show = (minor: number) => formatMoney({ minor, currency });
  return (
    <Stack component="section" gap="md" aria-labelledby="pay-heading">
      <Title order={2} id="pay-heading">
        Pay and time
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <MoneyInput
          id="reward"
          label="Reward"
          description="For one approved answer."
          currency={currency}
          {...rewardBounds}
          value={draft.rewardMinor}
          onChange={(minor) => onChange({ rewardMinor: minor })}
        />
        <NumberBox
          label="Minutes one answer takes"
          description="Your guess; only for the line below."
          bounds={{ min: 0.25, max: 600, fractions: true }}
          step={0.5}
          decimalScale={2}
          empty={Number.NaN}
          value={minutes}
          onChange={setMinutes}
        />
      </SimpleGrid>
      <div className={classes.estimate} data-grade={estimate.grade} aria-live="polite">
        <GradeIcon grade={estimate.grade} />
        <div>
          <Text fw={600} className="tabular">
            {estimate.hourlyMinor === null
              ? 'Say how long it takes to see the pay per hour'
              : `≈ ${show(estimate.hourlyMinor)}/h if it takes ${minutes} minutes`}
          </Text>
          <Text size="sm" c="dimmed">
            {gradeWords[estimate.grade]}
          </Text>
          <Text size="sm" c="dimmed" className="tabular">
            You pay {show(rewardMinor)} + {show(estimate.feeMinor)} fee ={' '}
            {show(estimate.totalMinor)} for each approved answer.
          </Text>
        </div>
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <DurationInput
          id="time-allowed"
          label="Time allowed"
          description="From accepting to handing in."
          bounds={timeAllowedBounds}
          seconds={draft.timeAllowedSeconds}
          onChange={(timeAllowedSeconds) => onChange({ timeAllowedSeconds })}
        />
        <DurationInput
          id="auto-approval"
          label="Automatic approval after"
          description="If you have not decided by then."
          bounds={autoApprovalBounds}
          seconds={draft.autoApprovalSeconds}
          onChange={(autoApprovalSeconds) => onChange({ autoApprovalSeconds })}
        />
      </SimpleGrid>
    </Stack>
  );
}

const gradeWords: Record<PayEstimate['grade'], string> = {
  none: 'Work without pay is rarely taken.',
  low: 'Low: most people will pass it by.',
  fair: 'Fair: it will be taken.',
  good: 'Good: it will fill quickly.',
};

function GradeIcon({ grade }: { readonly grade: PayEstimate['grade'] }) {
  const props = { size: 20, 'aria-hidden': true } as const;
  if (grade === 'good') return <IconThumbUp {...props} />;
  return grade === 'fair' ? <IconCircleCheck {...props} /> : <IconAlertTriangle {...props} />;
}

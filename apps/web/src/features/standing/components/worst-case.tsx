import { Text } from '@mantine/core';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { countOf, formatCount, formatShare } from '#lib/format/number.ts';
import { commonFloor, readOutlook } from '../logic/worst-case.ts';

interface WorstCaseProps {
  readonly approved: number;
  readonly rejected: number;
  readonly waiting: number;
}

/** How much the approval rate can bear, and the worst that can come of what waits. */
export function WorstCase({ approved, rejected, waiting }: WorstCaseProps) {
  const outlook = readOutlook({ approved, rejected, waiting });
  if (outlook === null) return null;
  const { rate, worst, margin, toFloor } = outlook;
  return (
    <SettingsSection
      title={`${formatShare(rate)} of your work was approved`}
      sentence={`${formatCount(approved)} approved, ${formatCount(rejected)} rejected. Many requesters ask for ${formatShare(commonFloor)}.`}
    >
      <Text size="sm">
        {margin === null
          ? `${countOf(toFloor, 'approval')} in a row bring you to ${formatShare(commonFloor)}.`
          : marginWords(margin)}{' '}
        {waiting > 0 &&
          `If all ${formatCount(waiting)} that wait were rejected: ${formatShare(worst)}.`}
      </Text>
      {rejected > 0 && (
        <AnchorLink to="/history" search={{ status: ['REJECTED'] }}>
          What was rejected, and why
        </AnchorLink>
      )}
    </SettingsSection>
  );
}

function marginWords(margin: number): string {
  const floor = formatShare(commonFloor);
  if (margin === 0) return `One more rejection would bring you below ${floor}.`;
  return `${countOf(margin, 'more rejection')} would still keep you at ${floor} or above.`;
}

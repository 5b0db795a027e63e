import { NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PickMethodInput } from '#gql';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { formatCount, formatShare } from '#lib/format/number.ts';
import type { CombinedBatch, CombinedFieldInfo } from '../api/get-combined.ts';
import { agreementWords } from '../logic/describe-value.ts';
import { methodChoices, methodLabel } from '../logic/method-choices.ts';
import { PerformerTable } from './performer-table.tsx';
import { ResultTable } from './result-table.tsx';

interface FieldViewProps {
  readonly batch: CombinedBatch;
  readonly field: CombinedFieldInfo;
  readonly madeAt: string;
  readonly picked: readonly PickMethodInput[];
  readonly onPick: (methods: readonly PickMethodInput[]) => void;
}

const bounds = [99, 95, 90, 80, 70, 60] as const;

/** One field: how it was combined and why, what came out, how performers do. */
export function FieldView({ batch, field, madeAt, picked, onPick }: FieldViewProps) {
  const { below } = useSearch({ from: '/batches/$batchId/combined' });
  const navigate = useNavigate({ from: '/batches/$batchId/combined' });
  const of = { id: batch.id, field: field.name, madeAt };
  const choices = methodChoices(field.kind);
  const others = picked.filter((pick) => pick.field !== field.name);
  const own = picked.find((pick) => pick.field === field.name);
  return (
    <Stack gap="lg">
      <StatTiles>
        <StatTile
          label="Agreement"
          value={typeof field.agreement === 'number' ? field.agreement.toFixed(2) : '–'}
          note={
            typeof field.agreement === 'number'
              ? `${field.agreementKind === 'F1' ? 'Mean F1' : "Krippendorff's alpha"}: ${agreementWords(field.agreement)}`
              : 'Nothing to compare yet'
          }
        />
        <StatTile
          label="Mean confidence"
          value={formatShare(field.meanConfidence)}
          note="How likely the results are right"
        />
        <StatTile
          label="Tasks"
          value={formatCount(field.tasks)}
          note={`${(field.answers / Math.max(1, field.tasks)).toFixed(1)} answers to each`}
        />
        <StatTile
          label="Method"
          value={methodLabel(field.method)}
          note={field.picked ? 'You picked it' : 'Chosen automatically'}
        />
      </StatTiles>
      <Text size="sm">{field.because}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
        {choices.length > 0 && (
          <NativeSelect
            label="Method"
            value={own?.method ?? ''}
            onChange={(event) => {
              const method = choices.find(({ value }) => value === event.currentTarget.value);
              onPick(
                method === undefined
                  ? others
                  : [...others, { field: field.name, method: method.value }],
              );
            }}
            data={[{ value: '', label: 'Automatic' }, ...choices]}
          />
        )}
        <NativeSelect
          label="Show"
          value={below === undefined ? '' : String(below)}
          onChange={(event) => {
            const bound = Number(event.currentTarget.value);
            void navigate({
              search: (search) => {
                const { below: _, ...rest } = search;
                return bound > 0 ? { ...rest, below: bound } : rest;
              },
            });
          }}
          data={[
            { value: '', label: 'All tasks, the least sure first' },
            ...bounds.map((bound) => ({
              value: String(bound),
              label: `Confidence below ${formatShare(bound / 100)}`,
            })),
          ]}
        />
      </SimpleGrid>
      <section aria-labelledby="combined-heading">
        <Title order={2} id="combined-heading" mb="sm">
          Results
        </Title>
        <ResultTable batch={batch} of={of} below={below === undefined ? null : below / 100} />
      </section>
      <section aria-labelledby="performers-heading">
        <Title order={2} id="performers-heading" mb="sm">
          Performers
        </Title>
        <PerformerTable of={of} />
      </section>
    </Stack>
  );
}

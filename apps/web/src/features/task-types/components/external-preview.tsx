import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { externalVariables } from '@exchange/interfaces';
import type { ParseInterfaceResult } from '@exchange/interfaces/parse';
import { useState } from 'react';
import { ExternalTask } from '#components/external-task/external-task.tsx';
import { sampleValueFor } from '../logic/sample-input.ts';
import { SampleRow } from './sample-row.tsx';

/** The page as its performer will see it, opened with values of a row to try it with. */
export function ExternalPreview({ parsed }: { readonly parsed: ParseInterfaceResult }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const found = parsed.ok && parsed.value.kind === 'external' ? parsed.value : null;
  const variables = found === null ? [] : externalVariables(found.url);
  const input = Object.fromEntries(
    variables.map((name) => [name, typed[name] ?? sampleValueFor(name)]),
  );
  // Not an address at every key pressed.
  const [sketch] = useDebouncedValue(
    found === null ? null : JSON.stringify({ page: found, input }),
    800,
  );
  return (
    <section aria-label="Preview">
      <Text fw={600} mb="xs">
        What the performer sees
      </Text>
      {sketch === null || found === null ? (
        <Text c="dimmed">It appears here once the address has no problem.</Text>
      ) : (
        <div className="card" style={{ padding: 12 }}>
          <ExternalTask
            key={sketch}
            subject={{
              kind: 'sketch',
              ...(JSON.parse(sketch) as { page: typeof found; input: typeof input }),
            }}
            title="Preview of the page"
          />
        </div>
      )}
      <SampleRow
        variables={variables}
        values={input}
        onChange={(name, value) => setTyped((before) => ({ ...before, [name]: value }))}
      />
    </section>
  );
}

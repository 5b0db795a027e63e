import { Text } from '@mantine/core';
import { listInterfaceVariables } from '@exchange/interfaces';
import type { ParseInterfaceResult } from '@exchange/interfaces/parse';
import { useState } from 'react';
import { TemplateSketch } from '#components/html-task/template-sketch.tsx';
import { sampleValueFor } from '../logic/sample-input.ts';
import { SampleRow } from './sample-row.tsx';

/** The template as its performer will see it, with values of a row to try it with. */
export function TemplatePreview({ parsed }: { readonly parsed: ParseInterfaceResult }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const found = parsed.ok && parsed.value.kind === 'html' ? parsed.value : null;
  const variables = found === null ? [] : listInterfaceVariables(found);
  const input = Object.fromEntries(
    variables.map((name) => [name, typed[name] ?? sampleValueFor(name)]),
  );
  return (
    <section aria-label="Preview">
      <Text fw={600} mb="xs">
        What the performer sees
      </Text>
      {found === null ? (
        <Text c="dimmed">It appears here once the template has no problem.</Text>
      ) : (
        <div className="card">
          <TemplateSketch template={found.template} language={found.language} input={input} />
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

import { Group, SegmentedControl, Title } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { InterfaceKind } from '../logic/given-interface.ts';
import type { TermsDraft } from '../logic/terms-draft.ts';
import { ImportQuestion } from './import-question.tsx';

interface InterfaceChoiceProps {
  readonly kind: InterfaceKind;
  readonly onChange: (part: Pick<TermsDraft, 'template' | 'external'>) => void;
  readonly onImport: (part: Partial<TermsDraft>) => void;
}

/** Whether people fill in a form of the exchange, or a page that the requester wrote, here or elsewhere. */
export function InterfaceChoice({ kind, onChange, onImport }: InterfaceChoiceProps) {
  function choose(next: string): void {
    if (next === kind) return;
    onChange({
      template: next === 'html' ? '' : null,
      external: next === 'external' ? { url: '', open: 'frame', frameHeight: 0 } : null,
    });
  }
  return (
    <section aria-labelledby="interface-heading">
      <Title order={2} id="interface-heading" mb="xs">
        How people answer
      </Title>
      <Group gap="sm">
        <SegmentedControl
          aria-labelledby="interface-heading"
          value={kind}
          onChange={choose}
          data={[
            { value: 'form', label: 'Form' },
            { value: 'html', label: 'HTML template' },
            { value: 'external', label: 'External page' },
          ]}
        />
        <ImportQuestion onImport={onImport} />
      </Group>
    </section>
  );
}

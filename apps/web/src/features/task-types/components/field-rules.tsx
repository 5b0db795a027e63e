import { SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { Field, FieldPatch, NumberField } from '@exchange/tasks';
import { ChoiceRules } from './choice-rules.tsx';
import { DerivedRules } from './derived-rules.tsx';
import { AnyNumberInput, CountInput } from './optional-number.tsx';
import { TextRules } from './text-rules.tsx';

interface FieldRulesProps {
  readonly field: Field;
  readonly onPatch: (patch: FieldPatch) => void;
}

/** What an answer to the question may be: lengths, bounds, options. */
export function FieldRules({ field, onPatch }: FieldRulesProps) {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return <TextRules field={field} onPatch={onPatch} />;
    case 'number':
      return <NumberRules field={field} onPatch={onPatch} />;
    case 'singleChoice':
      return <ChoiceRules field={field} onPatch={onPatch} />;
    case 'multipleChoice':
      return (
        <>
          <ChoiceRules field={field} onPatch={onPatch} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <CountInput
              label="At least (options)"
              value={field.minChoices}
              onChange={(minChoices) => onPatch({ minChoices })}
            />
            <CountInput
              label="At most (options)"
              value={field.maxChoices}
              onChange={(maxChoices) => onPatch({ maxChoices })}
            />
          </SimpleGrid>
        </>
      );
    case 'yesNo':
      return (
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label="Word for yes"
            placeholder="Yes"
            value={field.yesLabel ?? ''}
            onChange={(event) => onPatch({ yesLabel: event.currentTarget.value || undefined })}
          />
          <TextInput
            label="Word for no"
            placeholder="No"
            value={field.noLabel ?? ''}
            onChange={(event) => onPatch({ noLabel: event.currentTarget.value || undefined })}
          />
        </SimpleGrid>
      );
    default:
      return <DerivedRules field={field} onPatch={onPatch} />;
  }
}

function NumberRules({
  field,
  onPatch,
}: {
  readonly field: NumberField;
  readonly onPatch: (patch: FieldPatch) => void;
}) {
  return (
    <>
      <SegmentedControl
        aria-label="How it is entered"
        value={field.presentation}
        data={[
          { value: 'box', label: 'Box' },
          { value: 'slider', label: 'Slider' },
          { value: 'rating', label: 'Rating' },
        ]}
        onChange={(value) => onPatch(patchFor(value, field))}
      />
      <SegmentedControl
        aria-label="Numbers allowed"
        value={field.integer ? 'whole' : 'any'}
        data={[
          { value: 'whole', label: 'Whole numbers' },
          { value: 'any', label: 'Any number' },
        ]}
        onChange={(value) => onPatch({ integer: value === 'whole' })}
      />
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
        <AnyNumberInput label="Smallest" value={field.min} onChange={(min) => onPatch({ min })} />
        <AnyNumberInput label="Largest" value={field.max} onChange={(max) => onPatch({ max })} />
        <AnyNumberInput label="Step" value={field.step} onChange={(step) => onPatch({ step })} />
        <AnyNumberInput
          label="Begins with"
          value={field.initial}
          onChange={(initial) => onPatch({ initial })}
        />
      </SimpleGrid>
      {field.presentation !== 'box' && (
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label="Words at the left"
            value={field.minLabel ?? ''}
            onChange={(event) => onPatch({ minLabel: event.currentTarget.value || undefined })}
          />
          <TextInput
            label="Words at the right"
            value={field.maxLabel ?? ''}
            onChange={(event) => onPatch({ maxLabel: event.currentTarget.value || undefined })}
          />
        </SimpleGrid>
      )}
    </>
  );
}

function patchFor(presentation: string, { min, max, step }: NumberField): FieldPatch {
  switch (presentation) {
    case 'slider':
      return { presentation, min: min ?? 1, max: max ?? 5, step: step ?? 1 };
    case 'rating':
      return { presentation, integer: true, min: 1, max: 5, step: undefined };
    default:
      return { presentation: 'box', minLabel: undefined, maxLabel: undefined };
  }
}

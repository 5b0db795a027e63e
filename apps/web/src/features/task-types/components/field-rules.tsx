import { NumberInput, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/NumberInput.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { Field, FieldPatch, NumberField } from '@exchange/tasks';
import { ChoicesEditor } from './choices-editor.tsx';

interface FieldRulesProps {
  readonly field: Field;
  readonly onPatch: (patch: FieldPatch) => void;
}

/** What an answer to the question may be: lengths, bounds, options. */
export function FieldRules({ field, onPatch }: FieldRulesProps) {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <CountInput
            label="At least (characters)"
            value={field.minLength}
            onChange={(minLength) => onPatch({ minLength })}
          />
          <CountInput
            label="At most (characters)"
            value={field.maxLength}
            onChange={(maxLength) => onPatch(maxLength === undefined ? {} : { maxLength })}
          />
        </SimpleGrid>
      );
    case 'number':
      return <NumberRules field={field} onPatch={onPatch} />;
    case 'singleChoice':
      return <ChoicesEditor choices={field.choices} onChange={(choices) => onPatch({ choices })} />;
    case 'multipleChoice':
      return (
        <>
          <ChoicesEditor choices={field.choices} onChange={(choices) => onPatch({ choices })} />
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
        ]}
        onChange={(value) =>
          onPatch(
            value === 'slider'
              ? {
                  presentation: 'slider',
                  min: field.min ?? 1,
                  max: field.max ?? 5,
                  step: field.step ?? 1,
                }
              : { presentation: 'box', minLabel: undefined, maxLabel: undefined },
          )
        }
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
      </SimpleGrid>
      {field.presentation === 'slider' && (
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

interface OptionalNumberProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function AnyNumberInput({ label, value, onChange }: OptionalNumberProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

function CountInput({ label, value, onChange }: OptionalNumberProps) {
  return (
    <NumberInput
      label={label}
      min={0}
      allowDecimal={false}
      allowNegative={false}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

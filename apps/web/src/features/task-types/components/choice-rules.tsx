import { SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { FieldPatch, MultipleChoiceField, SingleChoiceField } from '@exchange/tasks';
import { ChoicesEditor } from './choices-editor.tsx';

interface ChoiceRulesProps {
  readonly field: SingleChoiceField | MultipleChoiceField;
  readonly onPatch: (patch: FieldPatch) => void;
}

const looks = [
  { value: 'list', label: 'List' },
  { value: 'buttons', label: 'Buttons' },
  { value: 'images', label: 'Pictures' },
  { value: 'dropDown', label: 'Drop-down' },
];

/** The options of a choice and how they look. */
export function ChoiceRules({ field, onPatch }: ChoiceRulesProps) {
  return (
    <>
      <SegmentedControl
        aria-label="How the options look"
        value={field.presentation ?? 'list'}
        data={field.kind === 'singleChoice' ? looks : looks.slice(0, 3)}
        onChange={(value) => onPatch({ presentation: readLook(value) })}
      />
      <ChoicesEditor
        choices={field.choices}
        withImages={field.presentation === 'images'}
        least={field.kind === 'singleChoice' ? 2 : 1}
        onChange={(choices) => onPatch({ choices })}
      />
    </>
  );
}

function readLook(value: string): 'buttons' | 'images' | 'dropDown' | undefined {
  return value === 'buttons' || value === 'images' || value === 'dropDown' ? value : undefined;
}

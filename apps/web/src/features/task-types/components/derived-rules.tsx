import { NativeSelect, SegmentedControl, SimpleGrid, TextInput, Textarea } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type {
  ComparisonField,
  DateField,
  Field,
  FieldPatch,
  FileField,
  MarkField,
} from '@exchange/tasks';
import { fileContents } from '@exchange/tasks';
import { ChoicesEditor } from './choices-editor.tsx';
import { ColumnsEditor } from './columns-editor.tsx';
import { CountInput } from './optional-number.tsx';

type OtherField = Exclude<
  Field,
  {
    readonly kind: 'text' | 'longText' | 'number' | 'singleChoice' | 'multipleChoice' | 'yesNo';
  }
>;

interface RulesProps<F> {
  readonly field: F;
  readonly onPatch: (patch: FieldPatch) => void;
}

/** What an answer may be, for the kinds that are more than text, number and choice. */
export function DerivedRules({ field, onPatch }: RulesProps<OtherField>) {
  switch (field.kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return <DateRules field={field} onPatch={onPatch} />;
    case 'ranking':
      return <ChoicesEditor choices={field.choices} onChange={(choices) => onPatch({ choices })} />;
    case 'comparison':
      return <ComparisonRules field={field} onPatch={onPatch} />;
    case 'table':
      return (
        <>
          <ColumnsEditor columns={field.columns} onChange={(columns) => onPatch({ columns })} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <CountInput
              label="At least (rows)"
              value={field.minRows}
              onChange={(minRows) => onPatch({ minRows })}
            />
            <CountInput
              label="At most (rows)"
              value={field.maxRows}
              onChange={(maxRows) => onPatch({ maxRows })}
            />
          </SimpleGrid>
        </>
      );
    case 'location':
      return null;
    case 'file':
      return <FileRules field={field} onPatch={onPatch} />;
    default:
      return <MarkRules field={field} onPatch={onPatch} />;
  }
}

const contentWords = {
  image: 'Images',
  audio: 'Sound',
  video: 'Video',
  pdf: 'PDF',
  text: 'Text',
  any: 'Any of these',
} as const;

function FileRules({ field, onPatch }: RulesProps<FileField>) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect
        label="What it may be"
        value={field.accept}
        data={fileContents.map((value) => ({ value, label: contentWords[value] }))}
        onChange={(event) => {
          const accept = fileContents.find((one) => one === event.currentTarget.value);
          if (accept !== undefined) onPatch({ accept });
        }}
      />
      <CountInput
        label="At most (MB)"
        value={field.maxMegabytes}
        onChange={(maxMegabytes) => onPatch({ maxMegabytes: maxMegabytes ?? 20 })}
      />
    </SimpleGrid>
  );
}

const inputTypes = { date: 'date', time: 'time', dateTime: 'datetime-local' } as const;

function DateRules({ field, onPatch }: RulesProps<DateField>) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        type={inputTypes[field.kind]}
        label="Earliest"
        value={field.earliest ?? ''}
        onChange={(event) => onPatch({ earliest: event.currentTarget.value || undefined })}
      />
      <TextInput
        type={inputTypes[field.kind]}
        label="Latest"
        value={field.latest ?? ''}
        onChange={(event) => onPatch({ latest: event.currentTarget.value || undefined })}
      />
    </SimpleGrid>
  );
}

function ComparisonRules({ field, onPatch }: RulesProps<ComparisonField>) {
  return (
    <>
      <SegmentedControl
        aria-label="What is compared"
        value={field.content}
        data={[
          { value: 'text', label: 'Texts' },
          { value: 'image', label: 'Pictures' },
        ]}
        onChange={(value) => onPatch({ content: value === 'image' ? 'image' : 'text' })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Textarea
          label="The first"
          autosize
          value={field.left}
          onChange={(event) => onPatch({ left: event.currentTarget.value })}
        />
        <Textarea
          label="The second"
          autosize
          value={field.right}
          onChange={(event) => onPatch({ right: event.currentTarget.value })}
        />
      </SimpleGrid>
      <TextInput
        label="Words for “both alike”"
        description="Empty: one of the two must be chosen."
        value={field.tieLabel ?? ''}
        onChange={(event) => onPatch({ tieLabel: event.currentTarget.value || undefined })}
      />
    </>
  );
}

const sourceLabels = {
  boxes: 'Address of the image',
  polygons: 'Address of the image',
  points: 'Address of the image',
  spans: 'The text to mark',
  segments: 'Address of the recording',
} as const;

function MarkRules({ field, onPatch }: RulesProps<MarkField>) {
  return (
    <>
      <Textarea
        label={sourceLabels[field.kind]}
        description="Usually a column: {{column}}."
        autosize
        value={field.source}
        onChange={(event) => onPatch({ source: event.currentTarget.value })}
      />
      <ChoicesEditor
        title="Labels"
        least={1}
        choices={field.choices}
        onChange={(choices) => onPatch({ choices })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CountInput
          label="At least (marks)"
          value={field.minMarks}
          onChange={(minMarks) => onPatch({ minMarks })}
        />
        <CountInput
          label="At most (marks)"
          value={field.maxMarks}
          onChange={(maxMarks) => onPatch({ maxMarks })}
        />
      </SimpleGrid>
    </>
  );
}

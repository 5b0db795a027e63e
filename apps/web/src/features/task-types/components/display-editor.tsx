import { SegmentedControl, Stack, Text, TextInput, Textarea } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import type { DisplayItem } from '@exchange/tasks';

interface DisplayEditorProps {
  readonly item: DisplayItem;
  readonly onChange: (item: DisplayItem) => void;
}

/** Editor of one display item. */
export function DisplayEditor({ item, onChange }: DisplayEditorProps) {
  switch (item.kind) {
    case 'heading':
      return (
        <>
          <TextInput
            label="Heading"
            value={item.text}
            onChange={(event) => onChange({ ...item, text: event.currentTarget.value })}
          />
          <Stack gap={4}>
            <Text size="sm" fw={600}>
              Size
            </Text>
            <SegmentedControl
              aria-label="Size of the heading"
              value={String(item.level)}
              data={[
                { value: '1', label: 'Large' },
                { value: '2', label: 'Medium' },
                { value: '3', label: 'Small' },
              ]}
              onChange={(level) =>
                onChange({ ...item, level: level === '1' ? 1 : level === '3' ? 3 : 2 })
              }
            />
          </Stack>
        </>
      );
    case 'text':
    case 'markdown':
      return (
        <Textarea
          label={item.kind === 'text' ? 'Text' : 'Markdown'}
          description="{{column}} is replaced by the value of that column."
          autosize
          minRows={2}
          maxRows={12}
          value={item.text}
          onChange={(event) => onChange({ ...item, text: event.currentTarget.value })}
        />
      );
    case 'image':
      return (
        <>
          <TextInput
            label="Address of the picture"
            value={item.url}
            onChange={(event) => onChange({ ...item, url: event.currentTarget.value })}
          />
          <TextInput
            label="Words for people who cannot see it"
            value={item.alt}
            onChange={(event) => onChange({ ...item, alt: event.currentTarget.value })}
          />
          <TextInput
            label="Caption"
            description="May stay empty."
            value={item.caption ?? ''}
            onChange={(event) => onChange(withCaption(item, event.currentTarget.value))}
          />
        </>
      );
    case 'table':
      return (
        <>
          <Textarea
            label="Rows"
            description="A column with a JSON list of rows, or lines of separated values."
            autosize
            minRows={2}
            maxRows={12}
            value={item.source}
            onChange={(event) => onChange({ ...item, source: event.currentTarget.value })}
          />
          <TextInput
            label="What the table is"
            value={item.label}
            onChange={(event) => onChange({ ...item, label: event.currentTarget.value })}
          />
        </>
      );
    case 'audio':
    case 'video':
    case 'pdf':
    case 'link':
      return (
        <>
          <TextInput
            label={item.kind === 'link' ? 'Address of the page' : 'Address of the file'}
            value={item.url}
            onChange={(event) => onChange({ ...item, url: event.currentTarget.value })}
          />
          <TextInput
            label={item.kind === 'link' ? 'Words of the link' : 'What it is'}
            value={item.label}
            onChange={(event) => onChange({ ...item, label: event.currentTarget.value })}
          />
        </>
      );
  }
}

function withCaption(item: Extract<DisplayItem, { kind: 'image' }>, caption: string): DisplayItem {
  const { caption: _, ...bare } = item;
  return caption === '' ? bare : { ...bare, caption };
}

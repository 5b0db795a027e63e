import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Markdown } from '#components/markdown/markdown.tsx';

interface InstructionsEditorProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Markdown on one side of a switch, what the performer sees on the other. */
export function InstructionsEditor({ value, problem, onChange }: InstructionsEditorProps) {
  const [preview, setPreview] = useState(false);
  return (
    <div>
      <Group justify="space-between" align="flex-end" mb={4}>
        <div>
          <Text component="label" htmlFor="instructions" size="sm" fw={600}>
            Instructions
          </Text>
          <Text size="xs" c="dimmed">
            How to do it well, with examples. Markdown.
          </Text>
        </div>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-pressed={preview}
          onClick={() => setPreview(!preview)}
        >
          {preview ? 'Write' : 'Preview'}
        </Button>
      </Group>
      {preview ? (
        <div className="card" style={{ padding: 16, minHeight: 160 }}>
          {value.trim() === '' ? (
            <Text c="dimmed">Nothing written yet.</Text>
          ) : (
            <Markdown text={value} />
          )}
        </div>
      ) : (
        <Textarea
          id="instructions"
          autosize
          minRows={6}
          maxRows={20}
          maxLength={20_000}
          error={problem}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

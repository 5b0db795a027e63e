import { ActionIcon, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { Choice } from '@exchange/tasks';
import { limits } from '@exchange/tasks';
import { AddRow } from './add-row.tsx';

interface ChoicesEditorProps {
  readonly choices: readonly Choice[];
  /** Whether each option has a picture. */
  readonly withImages?: boolean;
  readonly title?: string;
  /** The fewest options that make sense. */
  readonly least?: number;
  readonly onChange: (choices: readonly Choice[]) => void;
}

/** Options of a choice: what is shown, and the value that the results hold. */
export function ChoicesEditor({
  choices,
  withImages = false,
  title = 'Options',
  least = 2,
  onChange,
}: ChoicesEditorProps) {
  function patch(index: number, change: Partial<Choice>): void {
    onChange(choices.map((choice, at) => (at === index ? { ...choice, ...change } : choice)));
  }

  function swap(index: number, other: number): void {
    const moved = choices[index];
    if (moved === undefined) return;
    onChange(choices.toSpliced(index, 1).toSpliced(other, 0, moved));
  }

  return (
    <Stack gap={6} role="group" aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {choices.map((choice, index) => (
        <Group key={index} gap={4} wrap="nowrap" align="flex-start">
          <TextInput
            flex={3}
            aria-label={`Option ${index + 1}`}
            placeholder="What is shown"
            value={choice.label}
            onChange={(event) => patch(index, { label: event.currentTarget.value })}
          />
          <TextInput
            flex={2}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            aria-label={`Value of option ${index + 1}`}
            placeholder="Value"
            value={choice.value}
            onChange={(event) => patch(index, { value: event.currentTarget.value })}
          />
          {withImages && (
            <TextInput
              flex={3}
              aria-label={`Picture of option ${index + 1}`}
              placeholder="Address of a picture"
              value={choice.image ?? ''}
              onChange={(event) => patch(index, { image: event.currentTarget.value })}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            visibleFrom="sm"
            aria-label={`Move option ${index + 1} up`}
            disabled={index === 0}
            onClick={() => swap(index, index - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Move option ${index + 1} down`}
            disabled={index === choices.length - 1}
            onClick={() => swap(index, index + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove option ${index + 1}`}
            disabled={choices.length <= least}
            onClick={() => onChange(choices.toSpliced(index, 1))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <AddRow
        label="Add an option"
        full={choices.length >= limits.choices}
        onAdd={() => onChange([...choices, nextChoice(choices)])}
      />
    </Stack>
  );
}

function nextChoice(choices: readonly Choice[]): Choice {
  const values = new Set(choices.map((choice) => choice.value));
  let number = choices.length + 1;
  while (values.has(`option_${number}`)) number += 1;
  return { value: `option_${number}`, label: `Option ${number}` };
}

import { Group, SimpleGrid, Text, Title, UnstyledButton } from '@mantine/core';
import type { ExampleForm, ExampleGroup } from '@exchange/tasks/examples';
import { exampleForms } from '@exchange/tasks/examples';
import { useState } from 'react';
import classes from './example-picker.module.css';

interface ExamplePickerProps {
  readonly onPick: (example: ExampleForm) => void;
}

const groups: readonly ExampleGroup[] = [...new Set(exampleForms.map(({ group }) => group))];

/** Ready forms to start from, with rows to try them with at once. */
export function ExamplePicker({ onPick }: ExamplePickerProps) {
  const [group, setGroup] = useState<ExampleGroup | null>(null);
  const shown = exampleForms.filter((example) => group === null || example.group === group);
  return (
    <section aria-labelledby="start-heading">
      <Title order={2} id="start-heading" mb={4}>
        Start from
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {exampleForms.length} ready forms, each with rows to try it. Everything can be changed
        afterwards. Or begin below with nothing.
      </Text>
      <Group gap={6} mb="sm" role="group" aria-label="Kinds of ready forms">
        {[null, ...groups].map((name) => (
          <UnstyledButton
            key={name ?? 'all'}
            className={classes.group ?? ''}
            aria-pressed={group === name}
            onClick={() => setGroup(name)}
          >
            {name ?? 'All'}
          </UnstyledButton>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" className={classes.grid ?? ''}>
        {shown.map((example) => (
          <UnstyledButton
            key={example.id}
            className={`card ${classes.example ?? ''}`}
            onClick={() => onPick(example)}
          >
            <Text fw={600} size="sm">
              {example.title}
            </Text>
            <Text size="xs" c="dimmed">
              {example.description}
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </section>
  );
}

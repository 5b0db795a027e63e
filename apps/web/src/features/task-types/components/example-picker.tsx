import { SimpleGrid, Text, Title, UnstyledButton } from '@mantine/core';
import type { TaskForm } from '@exchange/tasks';
import { exampleForms } from '@exchange/tasks';
import classes from './example-picker.module.css';

interface ExamplePickerProps {
  readonly onPick: (form: TaskForm, title: string) => void;
}

/** Ready forms to start from. */
export function ExamplePicker({ onPick }: ExamplePickerProps) {
  return (
    <section aria-labelledby="start-heading">
      <Title order={2} id="start-heading" mb={4}>
        Start from
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        Everything can be changed afterwards. Or begin below with nothing.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        {exampleForms.map((example) => (
          <UnstyledButton
            key={example.id}
            className={`card ${classes.example ?? ''}`}
            onClick={() => onPick(example.form, example.title)}
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

import { Chip, Group, Skeleton, Text } from '@mantine/core';
import '@mantine/core/styles/Chip.css';
import { useQuery } from '@tanstack/react-query';
import { categoriesOptions } from './api/open-role.ts';

interface InterestPickerProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Categories that a new performer likes: work of these is brought near them first. */
export function InterestPicker({ value, onChange }: InterestPickerProps) {
  const { data, isPending } = useQuery(categoriesOptions());
  if (isPending) return <Skeleton height={64} />;
  if (!data || data.length === 0) return null;
  return (
    <div role="group" aria-labelledby="interests">
      <Text id="interests" fw={600}>
        What work do you like?
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        Optional. It decides what is brought near you first; you can change it at any time.
      </Text>
      <Chip.Group multiple value={[...value]} onChange={onChange}>
        <Group gap="xs">
          {data.map((category) => (
            <Chip key={category} value={category} size="md" variant="outline">
              <bdi>{category}</bdi>
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}

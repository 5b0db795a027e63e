import { Text, TextInput } from '@mantine/core';
import classes from './form-preview.module.css';

interface SampleRowProps {
  readonly variables: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** Values of a row to try an interface with; nothing when it takes none. */
export function SampleRow({ variables, values, onChange }: SampleRowProps) {
  if (variables.length === 0) return null;
  return (
    <div className={classes.sample}>
      <Text size="sm" fw={600}>
        Values of a sample row
      </Text>
      <Text size="xs" c="dimmed">
        The CSV file needs {variables.length === 1 ? 'this column' : 'these columns'}. What you type
        here is not saved.
      </Text>
      {variables.map((name) => (
        <TextInput
          key={name}
          size="sm"
          label={name}
          value={values[name] ?? ''}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}

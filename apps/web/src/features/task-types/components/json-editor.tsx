import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { TaskForm } from '@exchange/tasks';
import { parseTaskForm } from '@exchange/tasks';
import { useState } from 'react';

interface JsonEditorProps {
  readonly form: TaskForm;
  readonly onChange: (form: TaskForm) => void;
}

/** The form as it is stored. What is typed counts once it is applied and has no problem. */
export function JsonEditor({ form, onChange }: JsonEditorProps) {
  const stored = JSON.stringify(form, null, 2);
  const [typed, setTyped] = useState(stored);
  const [problems, setProblems] = useState<readonly string[]>([]);

  function apply(): void {
    const result = readForm(typed);
    setProblems(result.ok ? [] : result.problems);
    if (!result.ok) return;
    onChange(result.form);
    setTyped(JSON.stringify(result.form, null, 2));
  }

  return (
    <Stack gap="sm">
      <Textarea
        label="Form as JSON"
        description="A JSON Schema of the answer, what is shown, and how. The same that the API takes."
        autosize
        minRows={16}
        maxRows={32}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <Text component="ul" role="alert" size="sm" c="var(--x-bad)" m={0} ps="md">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </Text>
      )}
      <Group gap="sm">
        <Button variant="default" onClick={apply} disabled={typed === stored}>
          Apply to the form
        </Button>
        <Button
          variant="subtle"
          disabled={typed === stored}
          onClick={() => {
            setTyped(stored);
            setProblems([]);
          }}
        >
          Undo what was typed
        </Button>
      </Group>
    </Stack>
  );
}

type ReadResult =
  | { readonly ok: true; readonly form: TaskForm }
  | { readonly ok: false; readonly problems: readonly string[] };

function readForm(text: string): ReadResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : 'This is not JSON.'] };
  }
  const result = parseTaskForm(value);
  if (result.ok) return { ok: true, form: result.value };
  return {
    ok: false,
    problems: result.problems.map((problem) => `${problem.path || '/'}: ${problem.message}`),
  };
}

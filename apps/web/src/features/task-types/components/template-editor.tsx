import { Alert, List, Stack, Text, Textarea, Title } from '@mantine/core';
import '@mantine/core/styles/List.css';
import type { ParseInterfaceResult } from '@exchange/interfaces/parse';

interface TemplateEditorProps {
  readonly template: string;
  readonly parsed: ParseInterfaceResult;
  readonly problem: string | undefined;
  readonly onChange: (template: string) => void;
}

const languages = { mturk: '${name}', liquid: '{{ task.input.name }}' } as const;

/** The text of an HTML template, with what it takes from each row and what is wrong with it. */
export function TemplateEditor({ template, parsed, problem, onChange }: TemplateEditorProps) {
  const found = parsed.ok && parsed.value.kind === 'html' ? parsed.value : null;
  const variables = found?.variables ?? [];
  const needed = variables.filter(({ required }) => required).map(({ name }) => name);
  const possible = variables.filter(({ required }) => !required).map(({ name }) => name);
  return (
    <section id="form-designer" aria-labelledby="template-heading">
      <Title order={2} id="template-heading" mb="xs">
        The template
      </Title>
      <Stack gap="sm">
        <Textarea
          label="HTML"
          description="As it was written for Mechanical Turk, Turkle or Ground Truth. It runs on an address of its own, and reaches nothing but pictures and sound."
          autosize
          minRows={16}
          maxRows={32}
          spellCheck={false}
          error={problem}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          value={template}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {!parsed.ok && template.trim() !== '' && (
          <Alert color="orange" title="The template cannot be used yet">
            <List size="sm">
              {parsed.problems.slice(0, 10).map(({ message }) => (
                <List.Item key={message}>{message}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {found !== null && (
          <Text size="sm">
            Variables are written <code>{languages[found.language]}</code>.{' '}
            {variables.length === 0 && 'The template uses none.'}
            {needed.length > 0 && `The CSV file needs: ${needed.join(', ')}. `}
            {possible.length > 0 && `It may have: ${possible.join(', ')}.`}
          </Text>
        )}
      </Stack>
    </section>
  );
}

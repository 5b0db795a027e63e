import { Stack, Text } from '@mantine/core';
import { listExamples } from '../logic/quick-start.ts';
import { CodeBlock } from './code-block.tsx';

/** A few calls to copy into a terminal. */
export function QuickStart() {
  return (
    <Stack gap="lg">
      {listExamples(window.location.origin).map((example) => (
        <div key={example.id}>
          <Text fw={600}>{example.title}</Text>
          <Text size="sm" c="dimmed" mb={8}>
            {example.help}
          </Text>
          <CodeBlock label={`the command “${example.title}”`} code={example.command} />
        </div>
      ))}
    </Stack>
  );
}

import { Alert, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { toCurl } from '../logic/to-curl.ts';
import { CodeBlock } from './code-block.tsx';
import classes from './key-dialogs.module.css';

interface NewSecretProps {
  readonly secret: string;
  readonly onDone: () => void;
}

/** The secret of a new key, shown this one time. */
export function NewSecret({ secret, onDone }: NewSecretProps) {
  const command = toCurl({
    url: `${window.location.origin}/graphql`,
    query: '{ viewer { email roles scopes } }',
    variables: '',
    secret,
  });
  return (
    <Stack gap="md">
      <Alert color="orange" title="Copy it now">
        It is not shown again. Keep it like a password.
      </Alert>
      <div className={classes.secret}>
        <code aria-label="Secret of the key">{secret}</code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              data-autofocus
              leftSection={
                copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
              }
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy the key'}
            </Button>
          )}
        </CopyButton>
      </div>
      <div>
        <Text size="sm" fw={600} mb={6}>
          Try it
        </Text>
        <CodeBlock label="the first call" code={command} />
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          I have kept it
        </Button>
      </Group>
    </Stack>
  );
}

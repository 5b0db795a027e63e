import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Code.css';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { RequestError } from '#lib/graphql/request-error.ts';

interface ErrorStateProps {
  readonly error: unknown;
  /** What could not be done, such as `Your queue cannot be shown`. */
  readonly title: string;
  readonly onRetry?: () => void;
}

/** What went wrong in words, the id that an operator can find it by, and a way to try again. */
export function ErrorState({ error, title, onRetry }: ErrorStateProps) {
  const known = error instanceof RequestError ? error : null;
  const StateIcon = known?.code === 'OFFLINE' ? IconCloudOff : IconAlertTriangle;
  return (
    <Alert color="red" variant="light" icon={<StateIcon size={20} aria-hidden />} title={title}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {known?.message ?? 'Something on this page broke. Load it again; what you saved is safe.'}
        </Text>
        <Group gap="md">
          {onRetry && (
            <Button size="sm" variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
          {typeof known?.requestId === 'string' && (
            <Text size="xs" c="dimmed">
              Request <Code>{known.requestId}</Code>
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

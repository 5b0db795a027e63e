import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconTerminal2 } from '@tabler/icons-react';
import { toCurl } from '../logic/to-curl.ts';

interface CopyCurlButtonProps {
  readonly query: string;
  readonly variables: string;
}

/** Copies the request as a command for a terminal. */
export function CopyCurlButton({ query, variables }: CopyCurlButtonProps) {
  const command = toCurl({ url: `${window.location.origin}/graphql`, query, variables });
  return (
    <CopyButton value={command}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={
            copied ? <IconCheck size={16} aria-hidden /> : <IconTerminal2 size={16} aria-hidden />
          }
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy as cURL'}
        </Button>
      )}
    </CopyButton>
  );
}

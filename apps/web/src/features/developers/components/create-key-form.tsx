import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { useState } from 'react';
import { Problem } from '#components/problem/problem.tsx';
import { useViewer } from '#lib/auth/viewer.ts';
import { useCreateApiKey } from '../api/create-api-key.ts';
import { scopesFor } from '../logic/scopes.ts';

interface CreateKeyFormProps {
  readonly onMade: (made: { readonly name: string; readonly secret: string }) => void;
  readonly onCancel: () => void;
}

/** Name, scopes and end of a new key. */
export function CreateKeyForm({ onMade, onCancel }: CreateKeyFormProps) {
  const { roles } = useViewer();
  const offered = scopesFor(roles);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>(
    offered.filter(isReadScope).map(({ scope }) => scope),
  );
  const [days, setDays] = useState('90');
  const [problem, setProblem] = useState<string | null>(null);
  const create = useCreateApiKey();

  function submit(): void {
    create.mutate(
      { name: name.trim(), scopes: chosen, expiresInDays: days === '' ? null : Number(days) },
      {
        onSuccess: (result) => {
          if (result.__typename === 'CreateApiKeySuccess') {
            onMade({ name: result.apiKey.name, secret: result.secret });
          } else {
            setProblem(result.problems[0]?.message ?? result.message);
          }
        },
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          description="To recognise it by, such as “nightly export”."
          required
          maxLength={60}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group label="What it may do" value={chosen} onChange={setChosen}>
          <Stack gap={10} mt={8}>
            {offered.map(({ scope, label }) => (
              <Checkbox key={scope} value={scope} label={label} description={scope} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label="Stops working"
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={[
            { value: '7', label: 'after 7 days' },
            { value: '30', label: 'after 30 days' },
            { value: '90', label: 'after 90 days' },
            { value: '365', label: 'after a year' },
            { value: '', label: 'never' },
          ]}
        />
        <Problem message={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Close
          </Button>
          <Button
            type="submit"
            loading={create.isPending}
            disabled={name.trim() === '' || chosen.length === 0}
          >
            Make the key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function isReadScope({ scope }: { readonly scope: string }): boolean {
  return scope.endsWith(':read');
}

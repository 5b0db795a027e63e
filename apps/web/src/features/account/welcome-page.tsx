import { Button, Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { RequestError } from '#lib/graphql/request-error.ts';
import { homeOf, rememberRole } from '#lib/auth/roles.ts';
import type { Role } from '#lib/auth/viewer.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { AccountFrame } from './account-frame.tsx';
import { useOpenRole } from './api/open-role.ts';
import { FormProblem } from './form-problem.tsx';
import { InterestPicker } from './interest-picker.tsx';
import { RoleCards } from './role-cards.tsx';

/** Chooses what to be in the exchange; one may be both. */
export function WelcomePage() {
  const { data: viewer } = useSuspenseQuery(viewerOptions());
  const held = viewer?.roles ?? [];
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const [interests, setInterests] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const openRole = useOpenRole();
  const navigate = useNavigate();
  const fresh = chosen.filter((role) => !held.includes(role));

  async function open(): Promise<void> {
    setProblem(null);
    for (const role of fresh) {
      const result = await openRole.mutateAsync({
        role,
        ...(role === 'PERFORMER' ? { interests: [...interests] } : {}),
      });
      if (result.__typename === 'InvalidInput') throw asError(result.message);
    }
    const [first] = fresh;
    if (first) rememberRole(first);
    await navigate({ to: first === 'REQUESTER' ? '/dashboard' : '/tasks' });
  }

  return (
    <AccountFrame
      wide
      title={held.length === 0 ? `Welcome${viewer ? `, ${viewer.name}` : ''}` : 'Add a role'}
      sentence="What do you want to do here? You can choose both, and add the other later."
    >
      <Stack gap="lg" mt="xl">
        <FormProblem error={problem} />
        <RoleCards held={held} chosen={chosen} onChange={setChosen} />
        {fresh.includes('PERFORMER') && (
          <InterestPicker value={interests} onChange={setInterests} />
        )}
        <Group justify="flex-end" gap="sm">
          {viewer && held.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => void navigate({ to: homeOf(viewer) })}
            >
              Not now
            </Button>
          )}
          <Button
            size="md"
            disabled={fresh.length === 0}
            loading={openRole.isPending}
            onClick={() => void open().catch(setProblem)}
          >
            Continue
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          Each role has its own money and its own pages. The switch is in the header.
        </Text>
      </Stack>
    </AccountFrame>
  );
}

function asError(message: string): RequestError {
  return new RequestError({ code: 'BAD_USER_INPUT', message, retryable: false, requestId: null });
}

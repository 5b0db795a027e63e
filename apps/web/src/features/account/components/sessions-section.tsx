import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { signOutEverywhere } from '#lib/auth/auth-client.ts';
import { useSignOut } from '#lib/auth/use-sign-out.ts';
import { showProblem } from '#lib/show-problem.ts';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';

/** Ends this session, or all of them. */
export function SessionsSection() {
  const signOut = useSignOut();
  const everywhere = useSignOut(signOutEverywhere);
  const [pending, setPending] = useState(false);

  async function run(action: () => Promise<void>): Promise<void> {
    setPending(true);
    try {
      await action();
    } catch (error) {
      showProblem('You are still signed in', error);
    } finally {
      setPending(false);
    }
  }

  return (
    <SettingsSection
      title="Sessions"
      sentence="Signing out everywhere ends every session of this account, on all devices, this one too."
    >
      <Group gap="xs">
        <Button variant="default" disabled={pending} onClick={() => void run(signOut)}>
          Sign out
        </Button>
        <Button variant="light" color="red" disabled={pending} onClick={() => void run(everywhere)}>
          Sign out everywhere
        </Button>
      </Group>
    </SettingsSection>
  );
}

import { Button, PasswordInput, Stack, Switch } from '@mantine/core';
import '@mantine/core/styles/PasswordInput.css';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { changePassword } from '#lib/auth/auth-client.ts';
import { notify } from '#lib/notify.ts';
import { formText } from '#lib/form-text.ts';
import { FormProblem } from '../form-problem.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';

/** Changes the password. */
export function PasswordSection() {
  const form = useRef<HTMLFormElement>(null);
  const save = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.current?.reset();
      void notify({ color: 'pine', message: 'Password changed' });
    },
  });
  return (
    <SettingsSection title="Password">
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          save.mutate({
            currentPassword: formText(data, 'current'),
            newPassword: formText(data, 'new'),
            revokeOtherSessions: data.get('revoke') === 'on',
          });
        }}
      >
        <Stack gap="md" align="flex-start">
          <FormProblem error={save.error} />
          <PasswordInput
            w="100%"
            maw={420}
            label="Current password"
            name="current"
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
          <PasswordInput
            w="100%"
            maw={420}
            label="New password"
            description="At least 10 characters."
            name="new"
            autoComplete="new-password"
            minLength={10}
            maxLength={128}
            required
            withAsterisk={false}
          />
          <Switch name="revoke" defaultChecked label="Sign out my other devices" />
          <Button type="submit" variant="default" loading={save.isPending}>
            Change password
          </Button>
        </Stack>
      </form>
    </SettingsSection>
  );
}

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import '@mantine/core/styles/PasswordInput.css';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { signIn } from '#lib/auth/auth-client.ts';
import { formText } from '#lib/form-text.ts';
import { AccountFrame } from './account-frame.tsx';
import { FormProblem } from './form-problem.tsx';
import { useEnter } from './use-enter.ts';
import classes from './account-frame.module.css';

/** Opens a session with e-mail and password. */
export function SignInPage() {
  const { next, ended } = useSearch({ from: '/sign-in' });
  const enter = useEnter(next);
  const mutation = useMutation({
    mutationFn: async (input: { email: string; password: string }) => {
      await signIn(input);
      await enter();
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    mutation.mutate({ email: formText(data, 'email'), password: formText(data, 'password') });
  }

  return (
    <AccountFrame
      title="Sign in"
      sentence={
        <>
          New here?{' '}
          <AnchorLink to="/sign-up" search={next === undefined ? {} : { next }} underline="always">
            Make an account
          </AnchorLink>
        </>
      }
    >
      <form className={`card ${classes.form}`} onSubmit={submit}>
        <Stack gap="md">
          {ended === true && mutation.isIdle && (
            <Alert color="blue" variant="light" icon={<IconInfoCircle size={18} aria-hidden />}>
              Your session has ended. Sign in to go on where you were; drafts are kept.
            </Alert>
          )}
          <FormProblem error={mutation.error} />
          <TextInput
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            size="md"
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
          />
          <Button type="submit" size="md" loading={mutation.isPending} fullWidth mt={4}>
            Sign in
          </Button>
        </Stack>
      </form>
      <p className={classes.about}>
        The task exchange brings work that people do better than programs to the people who like to
        do it. Requesters post tasks and pay for what they approve; performers choose what to do.
      </p>
    </AccountFrame>
  );
}

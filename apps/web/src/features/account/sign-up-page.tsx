import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import '@mantine/core/styles/PasswordInput.css';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { signUp } from '#lib/auth/auth-client.ts';
import { formText } from '#lib/form-text.ts';
import { AccountFrame } from './account-frame.tsx';
import { FormProblem } from './form-problem.tsx';
import { useEnter } from './use-enter.ts';
import classes from './account-frame.module.css';

/** Makes an account; the choice of roles follows. */
export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const enter = useEnter(next);
  const nameField = useRef<HTMLInputElement>(null);
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const mutation = useMutation({
    mutationFn: async (input: { name: string; email: string; password: string }) => {
      await signUp(input);
      await enter();
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = formText(data, 'name').trim();
    // The browser's own check takes blanks for a name.
    setNameProblem(name === '' ? 'Give the name that others will see.' : null);
    if (name === '') {
      nameField.current?.focus();
      return;
    }
    mutation.mutate({
      name,
      email: formText(data, 'email'),
      password: formText(data, 'password'),
    });
  }

  return (
    <AccountFrame
      title="Make an account"
      sentence={
        <>
          You have one?{' '}
          <AnchorLink to="/sign-in" search={next === undefined ? {} : { next }} underline="always">
            Sign in
          </AnchorLink>
        </>
      }
    >
      <form className={`card ${classes.form}`} onSubmit={submit}>
        <Stack gap="md">
          <FormProblem error={mutation.error} />
          <TextInput
            ref={nameField}
            label="Name"
            description="Others see it beside your work."
            name="name"
            error={nameProblem}
            autoComplete="name"
            maxLength={80}
            required
            withAsterisk={false}
            size="md"
          />
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
            description="At least 10 characters. A password manager's suggestion is best."
            name="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={128}
            required
            withAsterisk={false}
            size="md"
          />
          <Button type="submit" size="md" loading={mutation.isPending} fullWidth mt={4}>
            Make account
          </Button>
        </Stack>
      </form>
    </AccountFrame>
  );
}

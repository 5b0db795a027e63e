import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import '@mantine/core/styles/PasswordInput.css';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { signUp } from '#lib/auth/auth-client.ts';
import { formText } from '#lib/form-text.ts';
import { AccountFrame } from './account-frame.tsx';
import { FormProblem } from './form-problem.tsx';
import { findSignUpProblems, shortestPassword, type SignUpField } from './find-sign-up-problems.ts';
import { useEnter } from './use-enter.ts';
import classes from './account-frame.module.css';

/** Makes an account; the choice of roles follows. */
export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const enter = useEnter(next);
  const [problems, setProblems] = useState<Partial<Record<SignUpField, string>>>({});
  const mutation = useMutation({
    mutationFn: async (input: { name: string; email: string; password: string }) => {
      await signUp(input);
      await enter();
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const input = {
      name: formText(data, 'name').trim(),
      email: formText(data, 'email').trim(),
      password: formText(data, 'password'),
    };
    const found = findSignUpProblems(input);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) mutation.mutate(input);
    else form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
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
      <form className={`card ${classes.form}`} noValidate onSubmit={submit}>
        <Stack gap="md">
          <FormProblem error={mutation.error} />
          <TextInput
            label="Name"
            description="Others see it beside your work."
            name="name"
            error={problems.name}
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
            error={problems.email}
            autoComplete="username"
            required
            withAsterisk={false}
            size="md"
          />
          <PasswordInput
            label="Password"
            description={`At least ${shortestPassword} characters. A password manager's suggestion is best.`}
            name="password"
            error={problems.password}
            autoComplete="new-password"
            minLength={shortestPassword}
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

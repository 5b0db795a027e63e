import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeName } from '#lib/auth/auth-client.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { notify } from '#lib/notify.ts';
import { FormProblem } from '../form-problem.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import classes from './name-section.module.css';

/** The name that others see. */
export function NameSection({ name }: { readonly name: string }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(name);
  const save = useMutation({
    mutationFn: () => changeName(draft.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: viewerOptions().queryKey });
      void notify({ color: 'pine', message: 'Name saved' });
    },
  });
  const changed = draft.trim() !== '' && draft.trim() !== name;
  return (
    <SettingsSection title="Name">
      <FormProblem error={save.error} />
      <form
        className={classes.line}
        onSubmit={(event) => {
          event.preventDefault();
          if (changed) save.mutate();
        }}
      >
        <TextInput
          label="Name"
          autoComplete="name"
          maxLength={80}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!changed} loading={save.isPending}>
          Save name
        </Button>
      </form>
    </SettingsSection>
  );
}

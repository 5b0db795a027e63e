import { Avatar, UnstyledButton } from '@mantine/core';
import type { ComponentProps } from 'react';
import type { Viewer } from '#lib/auth/viewer.ts';
import classes from './header.module.css';

/** Drawn by the style sheet: the button's name is its label, not these letters. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
}

interface AccountButtonProps extends ComponentProps<'button'> {
  readonly viewer: Viewer;
}

/** Opens the account menu. */
export function AccountButton({ viewer, ...others }: AccountButtonProps) {
  return (
    <UnstyledButton
      {...others}
      aria-label={`Account menu of ${viewer.name}`}
      style={{ borderRadius: '50%', padding: 6 }}
    >
      <Avatar color="pine" size={32} radius="xl" aria-hidden>
        <span className={classes.initials} data-initials={initialsOf(viewer.name)} />
      </Avatar>
    </UnstyledButton>
  );
}

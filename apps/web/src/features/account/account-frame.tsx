import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '#components/logo/logo.tsx';
import { usePageTitle } from '#lib/use-page-title.ts';
import classes from './account-frame.module.css';

interface AccountFrameProps {
  readonly title: string;
  readonly sentence?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The space of pages before the exchange itself: sign-in, sign-up, choice of roles. */
export function AccountFrame({ title, sentence, wide = false, children }: AccountFrameProps) {
  usePageTitle(title);
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <Logo />
      </header>
      <main className={classes.main} data-wide={wide || undefined}>
        <Title order={1} className={classes.title ?? ''}>
          {title}
        </Title>
        {sentence !== undefined && <p className={classes.sentence}>{sentence}</p>}
        {children}
      </main>
    </div>
  );
}

import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '#lib/use-page-title.ts';
import classes from './page.module.css';

interface PageHeadProps {
  readonly title: string;
  /** What the heading shows when it is more than the title's words. */
  readonly heading?: ReactNode;
  /** One sentence of state: what is the case now. */
  readonly sentence?: ReactNode;
  /** The page's primary action last; only one of them is filled. */
  readonly actions?: ReactNode;
}

/** What page this is, what is the case, what to do. */
export function PageHead({ title, heading, sentence, actions }: PageHeadProps) {
  usePageTitle(title);
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <Title order={1}>{heading ?? <bdi>{title}</bdi>}</Title>
        {sentence !== undefined && <div className={classes.sentence}>{sentence}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

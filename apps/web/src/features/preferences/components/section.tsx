import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './preferences.module.css';

interface SectionProps {
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}

/** A group of settings. */
export function Section({ title, sentence, children }: SectionProps) {
  return (
    <section className={`card ${classes.section}`}>
      <div>
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {sentence}
        </Text>
      </div>
      {children}
    </section>
  );
}

import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings-section.module.css';

interface SettingsSectionProps {
  readonly title: string;
  readonly sentence?: string;
  readonly children: ReactNode;
}

/** A group of settings. */
export function SettingsSection({ title, sentence, children }: SettingsSectionProps) {
  return (
    <section className={`card ${classes.section}`}>
      <div>
        <Title order={2} size="h3">
          {title}
        </Title>
        {sentence !== undefined && (
          <Text size="sm" c="dimmed">
            {sentence}
          </Text>
        )}
      </div>
      {children}
    </section>
  );
}

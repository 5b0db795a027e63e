import { Title } from '@mantine/core';
import type { Setting } from '../api/get-settings.ts';
import type { SettingSection } from '../logic/arrange-settings.ts';
import { isChanged } from '../logic/arrange-settings.ts';
import classes from './settings.module.css';

/** A part of the cluster file: each setting with its value and what it means. */
export function SettingsList({ section }: { readonly section: SettingSection<Setting> }) {
  const headingId = `settings-${section.name}`;
  return (
    <section aria-labelledby={headingId}>
      <Title order={2} id={headingId} mb="sm" className={classes.name ?? ''}>
        {section.name}
      </Title>
      <ul className={`card ${classes.list ?? ''}`}>
        {section.settings.map((setting) => (
          <li key={setting.path} className={classes.setting}>
            <code className={classes.path}>{setting.path}</code>
            <span className={classes.value}>
              <code data-changed={isChanged(setting) || undefined}>{setting.value}</code>
              {isChanged(setting) && (
                <span className={classes.note}> usually {setting.default}</span>
              )}
            </span>
            <span className={classes.meaning}>{setting.meaning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

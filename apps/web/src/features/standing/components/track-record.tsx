import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { Standing } from '../api/get-standing.ts';
import classes from './standing.module.css';

type Values = NonNullable<Standing['myself']['systemQualifications']>;

/** What the exchange itself knows; nobody gives it or takes it away. */
export function TrackRecord({ values }: { readonly values: Values }) {
  return (
    <SettingsSection
      title="Your track record"
      sentence="Counted by the exchange from your work. Requesters can ask for it."
    >
      <dl className={classes.figures}>
        {values.map(({ id, name, description, value }) => (
          <div key={id} data-tip={description}>
            <dt>{name}</dt>
            <dd>{value === null ? 'none yet' : formatCount(value)}</dd>
          </div>
        ))}
      </dl>
    </SettingsSection>
  );
}

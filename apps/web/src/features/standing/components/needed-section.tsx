import { useQuery } from '@tanstack/react-query';
import { AskQualification } from '#components/ask-qualification/ask-qualification.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { neededOptions } from '#lib/performer/qualifications.ts';
import classes from './standing.module.css';

/** Qualifications that would open work which is there now. */
export function NeededSection() {
  const { data } = useQuery(neededOptions());
  if (data === undefined || data.length === 0) return null;
  return (
    <SettingsSection
      title="Would open more work"
      sentence="Work that is available now asks for these."
    >
      <ul className={classes.list}>
        {data.map(({ id, name, requesterName, kinds, slots, bestReward, qualificationType }) => (
          <li key={id} className={classes.item}>
            <div className={classes.words}>
              <div className={classes.name}>
                <bdi>{name}</bdi>
              </div>
              <div className="user-text">{qualificationType?.description}</div>
              <div className={classes.note}>
                By <bdi>{requesterName}</bdi> · {countOf(kinds, 'kind')} of work with{' '}
                {countOf(slots, 'task')}, up to {formatMoney(bestReward)} each
              </div>
            </div>
            <AskQualification qualificationId={id} name={name} />
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

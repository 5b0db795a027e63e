import { IconListSearch, IconStack2 } from '@tabler/icons-react';
import type { Role } from '#lib/auth/viewer.ts';
import classes from './role-cards.module.css';

const cards = [
  {
    role: 'PERFORMER',
    icon: IconListSearch,
    title: 'Do tasks',
    text: 'Choose work by what it truly pays per hour. Nothing you write is lost.',
  },
  {
    role: 'REQUESTER',
    icon: IconStack2,
    title: 'Post tasks',
    text: 'Turn a CSV file into work, watch it being done, review, download the answers.',
  },
] as const;

interface RoleCardsProps {
  readonly held: readonly Role[];
  readonly chosen: readonly Role[];
  readonly onChange: (chosen: readonly Role[]) => void;
}

/** The roles that an account can open for itself. */
export function RoleCards({ held, chosen, onChange }: RoleCardsProps) {
  return (
    <fieldset className={classes.cards}>
      <legend className={classes.legend}>Roles</legend>
      {cards.map(({ role, icon: CardIcon, title, text }) => {
        const isHeld = held.includes(role);
        return (
          <label key={role} className={`card ${classes.card}`} data-held={isHeld || undefined}>
            <input
              type="checkbox"
              checked={isHeld || chosen.includes(role)}
              disabled={isHeld}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, role]
                    : chosen.filter((other) => other !== role),
                )
              }
              aria-describedby={`role-${role}`}
            />
            <span className={classes.head}>
              <CardIcon size={22} stroke={1.7} aria-hidden />
              {title}
            </span>
            <span id={`role-${role}`} className={classes.text}>
              {isHeld ? 'Yours already.' : text}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

import { Title } from '@mantine/core';
import type { MoveGroup } from '../api/list-groups.ts';
import { countLeft } from '../logic/describe-group.ts';
import { GroupCard } from './group-card.tsx';
import classes from './moves.module.css';

interface GroupSectionProps {
  readonly groups: readonly MoveGroup[];
  /** Only this one. */
  readonly chosen: string | undefined;
}

/** Drains and lists of users that are not done, or the one that was chosen. */
export function GroupSection({ groups, chosen }: GroupSectionProps) {
  const shown = groups.filter((group) =>
    chosen === undefined ? group.total > 1 && countLeft(group) > 0 : group.id === chosen,
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="groups-heading">
      <Title order={2} id="groups-heading" mb="sm">
        Started together
      </Title>
      <ul className={classes.groups}>
        {shown.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </ul>
    </section>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import classes from './preferences.module.css';

interface CategoryOrderProps {
  readonly value: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Categories in order of liking; moved with buttons, so that no dragging is needed. */
export function CategoryOrder({ value, known, onChange }: CategoryOrderProps) {
  const rest = known.filter((category) => !value.includes(category));

  function move(index: number, by: -1 | 1): void {
    const next = [...value];
    const [item] = next.splice(index, 1);
    if (item !== undefined) next.splice(index + by, 0, item);
    onChange(next);
  }

  return (
    <div>
      {value.length > 0 && (
        <ol className={classes.order} aria-label="Liked, most liked first">
          {value.map((category, index) => (
            <li key={category}>
              <span className={classes.rank}>{index + 1}</span>
              <bdi className={classes.name}>{category}</bdi>
              <ActionIcon
                size={38}
                variant="subtle"
                color="gray"
                aria-label={`Move ${category} up`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={17} />
              </ActionIcon>
              <ActionIcon
                size={38}
                variant="subtle"
                color="gray"
                aria-label={`Move ${category} down`}
                disabled={index === value.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={17} />
              </ActionIcon>
              <ActionIcon
                size={38}
                variant="subtle"
                color="gray"
                aria-label={`Remove ${category}`}
                onClick={() => onChange(value.filter((item) => item !== category))}
              >
                <IconX size={17} />
              </ActionIcon>
            </li>
          ))}
        </ol>
      )}
      {rest.length > 0 && value.length < 30 && (
        <div className={classes.rest} role="group" aria-label="Add a kind of work">
          {rest.map((category) => (
            <button key={category} type="button" onClick={() => onChange([...value, category])}>
              <IconPlus size={15} aria-hidden />
              <bdi>{category}</bdi>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

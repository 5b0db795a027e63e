import { ActionIcon, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './part-card.module.css';

interface PartCardProps {
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
  /** Place in its list and length of the list, for the buttons that move it. */
  readonly index: number;
  readonly count: number;
  readonly hasProblem: boolean;
  readonly startsOpen: boolean;
  readonly onMove: (toIndex: number) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One piece of a form in the designer: closed it is a line, open it is its editor. */
export function PartCard(props: PartCardProps) {
  const { index, count, summary } = props;
  const name = `${props.kind} “${summary}”`;
  return (
    <div className={classes.card} data-problem={props.hasProblem || undefined}>
      <details id={props.id} open={props.startsOpen}>
        <summary className={classes.summary}>
          <span className={classes.kind}>{props.kind}</span>
          <Text component="span" size="sm" truncate className={classes.text ?? ''}>
            <bdi>{summary}</bdi>
          </Text>
        </summary>
        <div className={classes.body}>{props.children}</div>
      </details>
      {/* Beside the details, not in them: a closed part can be moved and removed too. */}
      <Group className={classes.tools ?? ''} gap={2} wrap="nowrap">
        <Tool
          label={`Move ${name} up`}
          disabled={index === 0}
          onClick={() => props.onMove(index - 1)}
        >
          <IconArrowUp size={16} />
        </Tool>
        <Tool
          label={`Move ${name} down`}
          disabled={index === count - 1}
          onClick={() => props.onMove(index + 1)}
        >
          <IconArrowDown size={16} />
        </Tool>
        <Tool label={`Remove ${name}`} onClick={props.onRemove}>
          <IconTrash size={16} />
        </Tool>
      </Group>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={label}
      data-tip={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

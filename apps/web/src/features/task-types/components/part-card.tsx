import { ActionIcon, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { Dragging } from '#components/sortable/use-sortable.ts';
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
  readonly dragging: Dragging | null;
  readonly onDrag: (event: PointerEvent, index: number) => void;
  readonly onMove: (toIndex: number) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One piece of a form in the designer: closed it is a line, open it is its editor. */
export function PartCard(props: PartCardProps) {
  const { index, count, summary } = props;
  const name = `${props.kind} “${summary}”`;

  function takeKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const to = index + step;
    if (step === 0 || to < 0 || to >= count) return;
    event.preventDefault();
    props.onMove(to);
    // Cards are told apart by their place: the one at the new place has what was moved.
    const cards = event.currentTarget.closest('[data-part]')?.parentElement?.children;
    cards?.[to]?.querySelector<HTMLElement>('[data-handle]')?.focus();
  }

  return (
    <div
      className={classes.card}
      data-part
      data-problem={props.hasProblem || undefined}
      data-held={props.dragging?.from === index || undefined}
      data-drop={dropOf(props.dragging, index)}
    >
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
        <ActionIcon
          className={classes.handle ?? ''}
          data-handle
          variant="subtle"
          color="gray"
          size={36}
          aria-label={`Drag ${name}, or move it with the arrow keys`}
          onPointerDown={(event) => props.onDrag(event, index)}
          onKeyDown={takeKey}
        >
          <IconGripVertical size={16} />
        </ActionIcon>
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

function dropOf(dragging: Dragging | null, index: number): 'before' | 'after' | undefined {
  if (dragging === null || dragging.to !== index || dragging.to === dragging.from) return undefined;
  return dragging.to < dragging.from ? 'before' : 'after';
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

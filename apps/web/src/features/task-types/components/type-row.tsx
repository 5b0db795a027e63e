import { ActionIcon, Menu, Text } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconCopy,
  IconDots,
  IconLock,
  IconPencil,
  IconUpload,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatDuration } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { useArchiveTaskType } from '../api/archive-task-type.ts';
import type { TaskTypeRow } from '../api/list-task-types.ts';
import classes from './type-row.module.css';

interface TypeRowProps {
  readonly type: TaskTypeRow;
  readonly current: boolean;
}

/** A task type in the list: what it is, what it pays, what can be done with it. */
export function TypeRow({ type, current }: TypeRowProps) {
  const variables = type.variables ?? [];
  return (
    <li className={`card ${classes.row ?? ''}`} data-current={current || undefined}>
      <Link
        to="/types/$typeId"
        params={{ typeId: type.id }}
        className={classes.main}
        data-row={type.id}
      >
        <span className={classes.title}>
          <bdi>{type.title}</bdi>
        </span>
        <Text component="span" size="sm" c="dimmed" lineClamp={1}>
          <bdi>{type.description}</bdi>
        </Text>
        <span className={classes.facts}>
          <span className="tabular">
            <b>{formatMoney(type.reward)}</b> + {formatMoney(type.fee)} fee
          </span>
          <span>
            <bdi>{type.category}</bdi>
          </span>
          <span>{formatDuration(type.timeAllowedSeconds)} allowed</span>
          <span>{countOf(variables.length, 'column')}</span>
          <span className={classes.lock}>
            {type.locked ? (
              <IconLock size={14} aria-hidden />
            ) : (
              <IconPencil size={14} aria-hidden />
            )}
            {type.locked ? 'Published: terms are fixed' : 'Can be edited'}
          </span>
        </span>
      </Link>
      <TypeMenu type={type} />
    </li>
  );
}

function TypeMenu({ type }: { readonly type: TaskTypeRow }) {
  const navigate = useNavigate();
  const archive = useArchiveTaskType();
  function putAway(): void {
    archive.mutate(type.id, {
      onSuccess: (result) => {
        if (result.__typename === 'NotFound')
          notifications.show({ color: 'red', message: result.message });
        else
          notifications.show({ message: `“${type.title}” is put away. Published work goes on.` });
      },
      onError: (error) => notifications.show({ color: 'red', message: error.message }),
    });
  }
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={`Actions for ${type.title}`}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUpload size={16} />}
          onClick={() => void navigate({ to: '/batches/new', search: { typeId: type.id } })}
        >
          Upload rows
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() => void navigate({ to: '/types/new', search: { copy: type.id } })}
        >
          Make a copy
        </Menu.Item>
        {(type.archivedAt ?? null) === null && (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={putAway}>
            Put away
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

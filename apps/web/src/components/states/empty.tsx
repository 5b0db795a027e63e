import { EmptyState } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: Icon;
  /** What is the case: nothing yet, nothing matches. */
  readonly title: string;
  /** Why, and what will change it. */
  readonly children: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
}

/** A list without rows: says why, and what to do next. */
export function Empty({ icon: EmptyIcon, title, children, action }: EmptyProps) {
  return (
    <EmptyState
      className="card"
      px="md"
      py={48}
      variant="light"
      icon={<EmptyIcon size={24} stroke={1.7} aria-hidden />}
      title={title}
      description={children}
    >
      {action !== undefined && <EmptyState.Actions>{action}</EmptyState.Actions>}
    </EmptyState>
  );
}

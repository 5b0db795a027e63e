import { IconStack2 } from '@tabler/icons-react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Empty } from './empty.tsx';

/** A batch that does not exist, or that this account may not know of. */
export function NoSuchBatch() {
  return (
    <Empty
      icon={IconStack2}
      title="There is no such batch"
      action={
        <ButtonLink to="/batches" variant="default">
          All batches
        </ButtonLink>
      }
    >
      It may belong to another account.
    </Empty>
  );
}

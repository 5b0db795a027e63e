import { Group, Title } from '@mantine/core';
import { AnchorLink } from '#components/links/anchor-link.ts';
import type { AuditEdge } from '../api/audit-fields.ts';
import { AuditTable } from './audit-table.tsx';

/** What operators did last; nothing when nobody did anything. */
export function AuditList({ entries }: { readonly entries: readonly AuditEdge[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="audit-heading">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="audit-heading">
          Last actions of operators
        </Title>
        <AnchorLink to="/ops/audit">Audit log</AnchorLink>
      </Group>
      <AuditTable entries={entries} maxHeight={320} />
    </section>
  );
}

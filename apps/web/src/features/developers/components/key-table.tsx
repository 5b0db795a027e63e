import { Button, Code, Group, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/Code.css';
import { lazy, Suspense, useState } from 'react';
import { DataTable } from '#components/data-table/data-table.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { ApiKeyRow } from '../api/list-api-keys.ts';

const RevokeKeyDialog = lazy(() => import('./revoke-key-dialog.tsx'));

/** The keys with what each may do and when it was used. */
export function KeyTable({ keys }: { readonly keys: readonly ApiKeyRow[] }) {
  const [revoking, setRevoking] = useState<ApiKeyRow | null>(null);
  // Stays mounted after the first time, so that closing can be seen.
  const [everRevoked, setEverRevoked] = useState(false);
  if (revoking !== null && !everRevoked) setEverRevoked(true);
  return (
    <>
      <DataTable
        label="API keys"
        head={
          <>
            <th scope="col">Name</th>
            <th scope="col">Begins with</th>
            <th scope="col">May</th>
            <th scope="col">Last used</th>
            <th scope="col">Ends</th>
            <th scope="col">
              <span className="nowrap">Made</span>
            </th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </>
        }
      >
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row">
              <bdi>{key.name}</bdi>
            </th>
            <td>
              <Code>{key.start}…</Code>
            </td>
            <td>
              <Group gap={4} maw={280}>
                {key.scopes.map((scope) => (
                  <Code key={scope}>{scope}</Code>
                ))}
              </Group>
            </td>
            <td>{key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} /> : 'never'}</td>
            <td>{key.expiresAt ? <RelativeTime at={key.expiresAt} /> : 'never'}</td>
            <td>
              <RelativeTime at={key.createdAt} />
            </td>
            <td data-number>
              <Button
                variant="subtle"
                color="red"
                size="sm"
                aria-label={`Revoke ${key.name}`}
                onClick={() => setRevoking(key)}
              >
                Revoke
              </Button>
            </td>
          </tr>
        ))}
      </DataTable>
      <Suspense fallback={null}>
        {everRevoked && <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
      </Suspense>
    </>
  );
}

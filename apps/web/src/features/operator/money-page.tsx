import { Alert, Stack, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '#components/data-table/data-table.tsx';
import { Money } from '#components/money/money.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { Page } from '#components/page-head/page.tsx';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { moneyOptions } from './api/get-money.ts';
import { AuditList } from './components/audit-list.tsx';
import { arrangeTotals, kindWords, sumOfSide } from './logic/arrange-totals.ts';

/** The exchange keeps one currency; totals over partitions come without it. */
const currency = 'USD';

/** Whether the ledgers of all partitions add up, and what they hold. */
export function OperatorMoneyPage() {
  const { data, error, isPending, refetch } = useQuery(moneyOptions());
  if (data === undefined) {
    return (
      <Page>
        <PageHead title="Money" />
        {isPending && <RowSkeletons height={80} rows={4} />}
        {error !== null && (
          <ErrorState
            error={error}
            title="The money check cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
      </Page>
    );
  }
  const { money, auditLog } = data;
  return (
    <Page>
      <PageHead
        title="Money"
        sentence={
          <>
            Read <RelativeTime at={money.at} /> from all partitions that answered.
          </>
        }
        actions={<TimeModeSwitch />}
      />
      <Stack gap="lg">
        <Alert
          color={money.balanced ? 'green' : 'red'}
          icon={money.balanced ? <IconCircleCheck size={20} /> : <IconAlertTriangle size={20} />}
          title={money.balanced ? 'The ledgers are balanced' : 'The ledgers are not balanced'}
        >
          {money.balanced
            ? 'Every ledger sums to zero, and transit nets to what is under way.'
            : 'A ledger does not sum to zero, or transit does not net to what is under way. Run the invariant check and compare the totals below before paying anybody out.'}
        </Alert>
        {money.missing.length > 0 && (
          <Alert
            color="orange"
            icon={<IconPlugConnectedX size={18} />}
            title={`Without ${money.missing.join(', ')}`}
          >
            These partitions did not answer; their accounts are not in the totals.
          </Alert>
        )}
        <StatTiles>
          <StatTile
            label="Transit net"
            value={<Money amount={{ minor: money.transitNet, currency }} signed />}
            note={money.transitNet === 0 ? 'Nothing is under way' : 'Under way between partitions'}
          />
          <StatTile
            label="Requester ledgers"
            value={
              <Money amount={{ minor: sumOfSide(money.totals, 'requester'), currency }} signed />
            }
            note="Must be zero"
          />
          <StatTile
            label="Performer ledgers"
            value={
              <Money amount={{ minor: sumOfSide(money.totals, 'performer'), currency }} signed />
            }
            note="Must be zero"
          />
        </StatTiles>
        <section aria-labelledby="totals-heading">
          <Title order={2} id="totals-heading" mb="sm">
            Totals by kind of account
          </Title>
          <DataTable
            label="Totals by kind of account"
            head={
              <>
                <th scope="col">Account</th>
                <th scope="col">What it is</th>
                <th scope="col" data-number>
                  Requesters
                </th>
                <th scope="col" data-number>
                  Performers
                </th>
              </>
            }
          >
            {arrangeTotals(money.totals).map((line) => (
              <tr key={line.kind}>
                <th scope="row">{line.kind}</th>
                <td>{kindWords[line.kind] ?? ''}</td>
                <td data-number>
                  {line.requester === null ? (
                    '–'
                  ) : (
                    <Money amount={{ minor: line.requester, currency }} signed />
                  )}
                </td>
                <td data-number>
                  {line.performer === null ? (
                    '–'
                  ) : (
                    <Money amount={{ minor: line.performer, currency }} signed />
                  )}
                </td>
              </tr>
            ))}
          </DataTable>
        </section>
        <AuditList entries={auditLog.edges} />
      </Stack>
    </Page>
  );
}

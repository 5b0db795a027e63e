import { VisuallyHidden } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { IconWallet } from '@tabler/icons-react';
import { graphql } from '#gql';
import { formatMoney } from '#lib/format/money.ts';
import { request } from '#lib/graphql/request.ts';
import { AppLink } from '#components/app-link/app-link.tsx';
import classes from './header.module.css';

const RequesterSummaryDocument = graphql(`
  query RequesterSummary {
    me {
      id
      balance {
        available {
          minor
          currency
        }
      }
    }
  }
`);

function requesterSummaryOptions() {
  return queryOptions({
    queryKey: ['shell', 'requester-summary'],
    queryFn: () => request(RequesterSummaryDocument),
    staleTime: 30_000,
    meta: { topics: ['balance'] },
  });
}

/** The money that a requester can spend. */
export function RequesterStatus() {
  const { data } = useQuery(requesterSummaryOptions());
  const available = data?.me.balance?.available;
  if (!available) return null;
  return (
    <AppLink to="/budget" className={classes.chip}>
      <IconWallet size={17} aria-hidden />
      <VisuallyHidden>Balance </VisuallyHidden>
      {formatMoney(available)}
    </AppLink>
  );
}

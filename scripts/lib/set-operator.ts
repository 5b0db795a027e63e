import pg from 'pg';

/**
 * Gives or takes the right to run the exchange. Nobody can give it through the API, so it is written
 * where accounts are kept. Returns whether there is such an account.
 */
export async function setOperator(
  directoryUrl: string,
  email: string,
  isOperator: boolean,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: directoryUrl });
  await client.connect();
  try {
    // The audit log tells of it in the same statement; repeating it changes and tells nothing.
    const { rows } = await client.query<{ found: boolean }>(
      `with account as (
         select id, is_operator from users where email = lower($1) for update
       ), changed as (
         update users set is_operator = $2, updated_at = now()
         from account where users.id = account.id and account.is_operator <> $2
         returning users.id
       ), told as (
         insert into audit_log (account_id, action, target)
         select id, $3, lower($1) from changed
       )
       select exists (select from account) as found`,
      [email, isOperator, isOperator ? 'operator.granted' : 'operator.revoked'],
    );
    return rows[0]?.found === true;
  } finally {
    await client.end();
  }
}

import type { Queryable, Statement } from '@exchange/partitions';

// The condition keeps gateways from writing the same minute over each other.
const touchKey: Statement = {
  name: 'gateway-touch-key',
  text: `
    update api_keys
       set last_request = coalesce($2::timestamptz, now())
     where id = $1
       and (last_request is null
            or last_request < coalesce($2::timestamptz, now()) - interval '1 minute')`,
};

const extendSession: Statement = {
  name: 'gateway-extend-session',
  text: `
    update sessions
       set expires_at = coalesce($2::timestamptz, now()) + make_interval(secs => $3),
           updated_at = coalesce($2::timestamptz, now())
     where id = $1 and expires_at > coalesce($2::timestamptz, now())
    returning id`,
};

/** Notes that a key was used, to the minute. */
export async function touchKeyUse(
  database: Queryable,
  keyId: string,
  now: Date | null,
): Promise<void> {
  await database.query(touchKey, [keyId, now]);
}

/** Lets a session last `seconds` from now; says whether it was still there. */
export async function prolongSession(
  database: Queryable,
  sessionId: string,
  seconds: number,
  now: Date | null,
): Promise<boolean> {
  return (await database.query(extendSession, [sessionId, now, seconds])).length > 0;
}

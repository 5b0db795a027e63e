/** What a key may be allowed to do, in words. */
export const scopes = [
  { scope: 'requester:read', label: 'Read batches, results and money', role: 'REQUESTER' },
  { scope: 'requester:write', label: 'Post work, review and pay', role: 'REQUESTER' },
  { scope: 'performer:read', label: 'Read the feed, own work and earnings', role: 'PERFORMER' },
  { scope: 'performer:write', label: 'Accept and hand in work', role: 'PERFORMER' },
  { scope: 'operator:read', label: 'See the cluster', role: 'OPERATOR' },
  { scope: 'operator:write', label: 'Run the cluster', role: 'OPERATOR' },
  { scope: 'account:read', label: 'See the account and its keys', role: null },
] as const;

/** The scopes that an account with these roles can give to a key. */
export function scopesFor(roles: readonly string[]) {
  return scopes.filter(({ role }) => role === null || roles.includes(role));
}

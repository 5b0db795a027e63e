import { systemClock } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { expect, it } from 'vitest';
import { setOperator } from './set-operator.ts';

it('makes and unmakes operators, with a line in the audit log for each change', async () => {
  const directory = await openTestPartition('directory', systemClock);
  const { url } = directory;
  try {
    const at = new Date();
    const email = 'olga@example.test';
    const account = { id: 'olga', name: 'Olga', email, createdAt: at, updatedAt: at };
    await directory.db.user.create({ data: account });
    expect(await setOperator(url, 'nobody@example.test', true)).toBe(false);
    expect(await setOperator(url, 'Olga@Example.test', true)).toBe(true);
    // Repeating it changes nothing, so there is nothing to tell.
    expect(await setOperator(url, email, true)).toBe(true);
    expect((await directory.db.user.findUniqueOrThrow({ where: { id: 'olga' } })).isOperator).toBe(
      true,
    );
    expect(await setOperator(url, email, false)).toBe(true);
    const lines = await directory.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(lines).toMatchObject([
      { accountId: 'olga', action: 'operator.granted', target: email },
      { accountId: 'olga', action: 'operator.revoked', target: email },
    ]);
    for (const line of lines) expect(line.at.getTime()).toBeGreaterThanOrEqual(at.getTime() - 1);
  } finally {
    await directory.close();
  }
});

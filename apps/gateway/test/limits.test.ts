import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressKey } from '../src/http/client-address.ts';
import { clientAt } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';
import { until } from './support/until.ts';

let exchange: TestGateway;
beforeAll(async () => {
  // Everything here comes from one address, and what an account is refused counts there as well.
  exchange = await startTestGateway({ accountRequests: 40, addressRequests: 40_000, signIns: 6 });
});
afterAll(() => exchange.stop());

describe('the limit of an account', () => {
  it('counts at all gateways together, and says when to come back', async () => {
    const client = await exchange.signUp();
    const elsewhere = clientAt((await exchange.another()).url, client);
    let passed = 0;
    await until(async () => {
      const answers = [
        await client.graphql('{ categories }'),
        await elsewhere.graphql('{ categories }'),
      ];
      passed += answers.filter(({ status }) => status === 200).length;
      // While its next chunk is being drawn a gateway refuses for a second; the window is longer.
      return answers.every(({ errors }) =>
        /wait ([2-9]|10) seconds/.test(errors[0]?.message ?? ''),
      );
    });
    // Each gateway may be one chunk ahead of what all have counted.
    expect(passed).toBeGreaterThan(30);
    expect(passed).toBeLessThan(60);
    const refused = await client.graphql('{ categories }');
    expect(refused.errors[0]).toMatchObject({
      extensions: { code: 'RATE_LIMITED', retryable: true },
    });
    expect(refused.errors[0]?.message).toMatch(/wait \d+ seconds/);
    const other = await exchange.signUp();
    expect((await other.graphql('{ categories }')).status).toBe(200);
  });
});

describe('the limit of an address', () => {
  it('bounds signing in', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      const answer = await exchange
        .client()
        .signIn(`no${String(count)}@example.org`, 'wrong password');
      statuses.push(answer.status);
    }
    expect(statuses).toContain(429);
    expect(statuses.at(-1)).toBe(429);
  });

  it('cannot be evaded by headers', async () => {
    const spoofed = { 'x-forwarded-for': '9.9.9.9', 'x-exchange-client-address': '9.9.9.8' };
    const answer = await exchange
      .client()
      .post('/api/auth/sign-in/email', { email: 'no@example.org', password: 'x' }, spoofed);
    expect(answer.status).toBe(429);
  });

  it('counts a whole IPv6 network as one caller', () => {
    expect(addressKey('2001:db8:1:2::1')).toBe(addressKey('2001:DB8:1:2:ffff::9'));
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
    expect(addressKey('::ffff:10.0.0.1')).toBe(addressKey('10.0.0.1'));
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';

let exchange: TestGateway;
beforeAll(async () => {
  exchange = await startTestGateway();
});
afterAll(() => exchange.stop());

describe('accounts', () => {
  it('sign up, are signed in by it, and open roles', async () => {
    const client = await exchange.signUp(['REQUESTER', 'PERFORMER']);
    const viewer = await client.viewer();
    expect(viewer?.roles.sort()).toEqual(['PERFORMER', 'REQUESTER']);
    expect(viewer?.scopes).toContain('requester:write');
    expect(viewer?.scopes).not.toContain('operator:read');
  });
});

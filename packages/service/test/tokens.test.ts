import { createSigner } from 'fast-jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signNodeToken, verifyNodeToken } from '../src/node-token.ts';
import { signViewerToken, verifyViewerToken, type RequestViewer } from '../src/viewer-token.ts';

const secret = 'k'.repeat(32);
const viewer: RequestViewer = {
  accountId: 'acct_1',
  requester: null,
  performer: null,
  roles: ['performer'],
  scopes: ['performer:read'],
  requestId: 'request-1',
  deadlineAt: 1_800_000_000_000,
};

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a viewer token', () => {
  it('carries the viewer unchanged to a node', () => {
    expect(verifyViewerToken(signViewerToken(viewer, secret), secret)).toEqual(viewer);
  });

  it('is worth nothing under another secret, changed, or made up', () => {
    const token = signViewerToken(viewer, secret);
    const refused = expect.objectContaining({ code: 'UNAUTHENTICATED' });
    const [header = '', , signature = ''] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ ...viewer, roles: ['operator'] })).toString(
      'base64url',
    );
    for (const bad of [`${header}.${claims}.${signature}`, '', 'x', `${token}x`]) {
      expect(() => verifyViewerToken(bad, secret)).toThrow(refused);
    }
    expect(() => verifyViewerToken(token, 'other'.repeat(8))).toThrow(refused);
  });

  it('ends after a minute, with a little patience for another clock', () => {
    const token = signViewerToken(viewer, secret);
    vi.advanceTimersByTime(64_000);
    expect(verifyViewerToken(token, secret)).toEqual(viewer);
    vi.advanceTimersByTime(2_000);
    expect(() => verifyViewerToken(token, secret)).toThrow(/gateways only/);
  });

  it('without a signature is refused', () => {
    const none = createSigner({
      algorithm: 'none',
      aud: 'node',
      iss: 'gateway',
      expiresIn: 60_000,
    });
    expect(() => verifyViewerToken(none({ ...viewer }), secret)).toThrow(/gateways only/);
  });

  it('that does not say for whom and from whom it is, is refused', () => {
    for (const claims of [{ iss: 'gateway' }, { aud: 'node' }]) {
      const sign = createSigner({ key: secret, algorithm: 'HS256', expiresIn: 60_000, ...claims });
      expect(() => verifyViewerToken(sign({ ...viewer }), secret)).toThrow(/gateways only/);
    }
  });

  it('is not a node token, even when both secrets were the same', () => {
    const token = signNodeToken({ issuer: 'gateway', audience: 'node' }, secret);
    expect(() => verifyViewerToken(token, secret)).toThrow(/gateways only/);
  });
});

describe('a node token', () => {
  const identity = { issuer: 'performer-c', audience: 'requester-a' };

  it('tells the called node who calls', () => {
    const token = signNodeToken(identity, secret);
    expect(verifyNodeToken(token, 'requester-a', secret)).toEqual(identity);
  });

  it('for one node is refused by another', () => {
    const token = signNodeToken(identity, secret);
    expect(() => verifyNodeToken(token, 'requester-b', secret)).toThrow(/nodes of its cluster/);
  });

  it('ends after a minute', () => {
    const token = signNodeToken(identity, secret);
    vi.advanceTimersByTime(66_000);
    expect(() => verifyNodeToken(token, 'requester-a', secret)).toThrow(/nodes of its cluster/);
  });
});

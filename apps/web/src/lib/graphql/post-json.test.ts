import { afterEach, describe, expect, it, vi } from 'vitest';
import { postJson } from './post-json.ts';

const fetch = vi.fn<typeof globalThis.fetch>();

describe('what is asked by JSON', () => {
  vi.stubGlobal('fetch', fetch);
  afterEach(() => {
    fetch.mockReset();
  });

  it('is posted, and its answer given', async () => {
    fetch.mockResolvedValue(Response.json({ url: '/there' }));
    expect(await postJson('/api/place', { id: 'a' })).toEqual({ url: '/there' });
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/api/place', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"id":"a"}',
    });
  });

  it('fails with what the exchange says of it', async () => {
    fetch.mockResolvedValue(
      Response.json({ code: 'NOT_FOUND', message: 'Gone.' }, { status: 404 }),
    );
    await expect(postJson('/api/place', {})).rejects.toMatchObject({
      ...{ code: 'NOT_FOUND', message: 'Gone.', retryable: false },
    });
  });

  it('may be asked again when a proxy answers in the place of the exchange', async () => {
    fetch.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const failed = { code: 'UNAVAILABLE', retryable: true };
    await expect(postJson('/api/place', {})).rejects.toMatchObject(failed);
  });

  it('may be asked again when the exchange cannot be reached', async () => {
    fetch.mockRejectedValue(new TypeError('Failed to fetch'));
    const failed = { code: 'OFFLINE', retryable: true };
    await expect(postJson('/api/place', {})).rejects.toMatchObject(failed);
  });
});

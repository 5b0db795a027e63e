import { describe, expect, it } from 'vitest';
import { readFields, readFrameMessage } from './frame-messages.ts';
import { createMessageBudget } from './message-budget.ts';

const nonce = 'n'.repeat(24);
const said = (more: object) => ({ exchange: 1, nonce, ...more });

describe('a message of a frame', () => {
  it('counts only with the nonce of this frame', () => {
    expect(readFrameMessage(said({ type: 'ready' }), nonce)).toEqual({ type: 'ready' });
    expect(readFrameMessage(said({ type: 'ready', nonce: 'replayed' }), nonce)).toBeNull();
    expect(readFrameMessage({ type: 'ready', nonce }, nonce)).toBeNull();
  });

  it.each([null, 'text', 7, [], { exchange: 1 }, said({ type: 'pay', amount: 100 }), said({})])(
    'is not %j',
    (data) => {
      expect(readFrameMessage(data, nonce)).toBeNull();
    },
  );

  it('asks for a height between bounds', () => {
    const ask = (height: unknown) => readFrameMessage(said({ type: 'height', height }), nonce);
    expect(ask(1e9)).toEqual({ type: 'height', height: 20_000 });
    expect(ask(-5)).toEqual({ type: 'height', height: 100 });
    expect(ask(NaN)).toBeNull();
    expect(ask('300')).toBeNull();
  });

  it('asks for addresses of the web, which show their host, and for no others', () => {
    const ask = (address: unknown) => readFrameMessage(said({ type: 'link', address }), nonce);
    const address = 'https://survey.example/a?b=1#c';
    expect(ask(address)).toEqual({ type: 'link', address });
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'blob:https://a.example/1',
      'https://exchange.example@evil.example/',
      '/relative',
      `https://a.example/${'x'.repeat(2_000)}`,
      7,
    ]) {
      expect(ask(bad)).toBeNull();
    }
  });

  it('hands in texts by name, and keeps a name that is special to scripts a name', () => {
    const answer = JSON.parse('{"a":"1","__proto__":"2"}') as unknown;
    const read = readFrameMessage(said({ type: 'submit', answer }), nonce);
    expect(read?.type === 'submit' && Object.entries(read.answer)).toEqual([
      ['a', '1'],
      ['__proto__', '2'],
    ]);
    expect(readFrameMessage(said({ type: 'submit', answer: { a: { b: 1 } } }), nonce)).toBeNull();
    const cyclic: Record<string, unknown> = {};
    cyclic['a'] = cyclic;
    expect(readFrameMessage(said({ type: 'submit', answer: cyclic }), nonce)).toBeNull();
    const huge = { a: 'x'.repeat(10 * 1024 * 1024) };
    expect(readFrameMessage(said({ type: 'submit', answer: huge }), nonce)).toBeNull();
  });

  it('reads drafts as lists of texts', () => {
    expect(readFields({ a: ['1', '2'] })).toEqual({ a: ['1', '2'] });
    expect(readFields({ a: '1' })).toEqual({ a: ['1'] });
    expect(readFields({ a: { b: '1' } })).toBeNull();
    expect(readFields({ a: [1] })).toBeNull();
  });
});

describe('the number of messages', () => {
  it('is bounded, and who floods the page is not heard again', () => {
    let now = 0;
    const take = createMessageBudget(() => now);
    const many = Array.from({ length: 10_000 }, () => take());
    expect(many.filter(Boolean)).toHaveLength(60);
    now = 5_000;
    expect(take()).toBe(false);
  });

  it('is enough for a page that reports each second', () => {
    let now = 0;
    const take = createMessageBudget(() => now);
    for (let second = 0; second < 100; second += 1) {
      now = second * 1_000;
      for (let each = 0; each < 50; each += 1) expect(take()).toBe(true);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { toCurl } from './to-curl.ts';

describe('request as a shell command', () => {
  it('keeps quotes of the query from the shell', () => {
    const command = toCurl({
      url: 'http://localhost:4000/graphql',
      query: '{ task(id: "it\'s") { id } }',
      variables: '',
    });
    expect(command).toContain(`it'\\''s`);
    expect(command).toContain('"authorization: Bearer $EXCHANGE_KEY"');
  });

  it('puts variables and a given key in', () => {
    const command = toCurl({
      url: '/graphql',
      query: 'query($id: ID!) { task(id: $id) { id } }',
      variables: '{"id":"t1"}',
      secret: 'ex_1',
    });
    expect(command).toContain('"variables":{"id":"t1"}');
    expect(command).toContain("'authorization: Bearer ex_1'");
  });
});

import { exampleForms } from '@exchange/tasks/examples';
import { describe, expect, it } from 'vitest';
import { startFromExample } from './start-from-example.ts';
import { checkTerms, emptyTerms } from './terms-draft.ts';

describe('a draft that starts from an example', () => {
  it.each(exampleForms)('$title: lacks nothing', (example) => {
    expect(checkTerms(startFromExample(emptyTerms, example))).toEqual([]);
  });

  it('keeps what the requester wrote', () => {
    const [example] = exampleForms;
    const own = { ...emptyTerms, title: 'Mine', description: 'My words.', category: 'My kind' };
    expect(startFromExample(own, example!)).toEqual({ ...own, form: example!.form });
  });
});

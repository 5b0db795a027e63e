import { describe, expect, it } from 'vitest';
import { readPairs, writeBlocks } from '../src/document/pairs.ts';

const relationships = [
  { type: 'CHILD', ids: ['w1', 'w2'] },
  { type: 'VALUE', ids: ['v'] },
];
const found = [
  {
    ...{ blockType: 'KEY_VALUE_SET', id: 'k', entityTypes: ['KEY'], confidence: 38.4 },
    relationships,
    geometry: { boundingBox: { left: 0.1, top: 0.2, width: 0.3, height: 0.4 } },
  },
  { blockType: 'KEY_VALUE_SET', id: 'v', entityTypes: ['VALUE'], text: 'Ada' },
  { blockType: 'WORD', id: 'w1', text: 'Last' },
  { blockType: 'WORD', id: 'w2', text: 'name:' },
];

describe('keys and values of a document', () => {
  it('are read by the links between blocks, with the words of those without a text', () => {
    expect(readPairs(found, [])).toMatchObject([
      {
        ...{ isFound: true, key: 'Last name:', value: 'Ada', keyId: 'k', valueId: 'v' },
        boxes: [{ left: 0.1, top: 0.2, width: 0.3, height: 0.4 }],
      },
    ]);
    expect(readPairs([null, 7, { id: 'x' }], [])).toEqual([]);
  });

  it('are asked for where no spelling of a key was found', () => {
    const keys = [
      { importantFormKey: 'Surname', importantFormKeyAliases: ['last name'] },
      { importantFormKey: 'Address' },
      'LAST NAME',
    ];
    const asked = readPairs(found, keys).filter(({ isFound }) => !isFound);
    expect(asked.map(({ key }) => key)).toEqual(['Address']);
  });

  it('are answered with what people say, without what is wrong', () => {
    const pairs = readPairs(found, ['Address', 'Town']);
    const said = { isBlank: false, isWrong: false };
    const judgements = [
      { ...said, key: 'Last name', value: 'Ada L.' },
      { ...said, key: 'Address', value: 'is left', isBlank: true },
      { ...said, key: 'Town', value: '', isWrong: true },
    ];
    const blockType = 'KEY_VALUE_SET';
    expect(writeBlocks(pairs, judgements)).toEqual([
      { ...{ blockType, entityTypes: ['KEY'], id: 'k', text: 'Last name' }, relationships },
      { blockType, entityTypes: ['VALUE'], id: 'v', text: 'Ada L.' },
      {
        ...{ blockType, entityTypes: ['KEY'], id: 'added-1-key', text: 'Address' },
        relationships: [{ type: 'VALUE', ids: ['added-1-value'] }],
      },
      { blockType, entityTypes: ['VALUE'], id: 'added-1-value', text: '' },
    ]);
  });
});

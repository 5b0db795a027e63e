import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextReader } from '../src/index.ts';

function read(file: Uint8Array, pieceSize: number, headSize = pieceSize) {
  const reader = createTextReader(file.subarray(0, headSize));
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < file.length; at += pieceSize) {
    pieces.push(reader.write(file.subarray(at, at + pieceSize)));
  }
  pieces.push(reader.end());
  return { encoding: reader.encoding, text: Buffer.concat(pieces).toString('utf8') };
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const text = 'größe,naïve\r\n"€ 5",日本\r\n';

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', Buffer.from(text), text],
    ['utf-8', Buffer.from(`\uFEFF${text}`), text],
    ['utf-8', Buffer.from('plain'), 'plain'],
    ['utf-8', Buffer.alloc(0), ''],
    ['utf-16le', utf16(`\uFEFF${text}`), text],
    ['utf-16be', utf16(`\uFEFF${text}`).swap16(), text],
    ['utf-16le', utf16('header,grün\nö'), 'header,grün\nö'],
    ['utf-16be', utf16('header,grün\nö').swap16(), 'header,grün\nö'],
    ['windows-1252', Buffer.from('gr\xf6\xdfe;\x80 5\x93\x94', 'latin1'), 'größe;€ 5“”'],
    ['windows-1252', Buffer.from('ends with \xe9', 'latin1'), 'ends with é'],
  ])('is %s (%#), in whatever pieces it comes', (encoding, file, expected) => {
    for (const size of [1, 2, 3, 7, 1_000]) {
      expect(read(file, size, 100)).toEqual({ encoding, text: expected });
    }
  });

  it('stays UTF-8 when single bytes of it are not', () => {
    const file = Buffer.concat([Buffer.from('äöü,'), Buffer.from([0xff]), Buffer.from(',x')]);
    const { encoding, text: got } = read(file, 1_000);
    expect(encoding).toBe('utf-8');
    expect(got).toBe('äöü,\uFFFD,x');
  });

  it('is told by the first piece that is not plain ASCII', () => {
    const file = Buffer.concat([Buffer.alloc(5_000, 'a'), Buffer.from('\xe4\xf6', 'latin1')]);
    expect(read(file, 1_000)).toEqual({ encoding: 'windows-1252', text: `${'a'.repeat(5_000)}äö` });
  });

  it('never changes a text in UTF-8', () => {
    const size = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), size, (given, pieceSize) => {
        const file = Buffer.from(`a,b\n${given}`);
        expect(read(file, pieceSize, 4)).toEqual({ encoding: 'utf-8', text: `a,b\n${given}` });
      }),
    );
  });
});

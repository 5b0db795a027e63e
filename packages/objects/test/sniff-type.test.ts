import { describe, expect, it } from 'vitest';
import { sniffType } from '../src/index.ts';

const typeOf = (bytes: Buffer | string) => sniffType(Buffer.from(bytes as string)).type;

describe('the type of a file', () => {
  it('is told by its first bytes', () => {
    expect(sniffType(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toEqual({
      kind: 'image',
      type: 'image/png',
    });
    expect(typeOf(Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'))).toBe('image/webp');
    expect(typeOf(Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'))).toBe('audio/wav');
    expect(typeOf(Buffer.from('\0\0\0\x20ftypisom', 'latin1'))).toBe('video/mp4');
    expect(typeOf('%PDF-1.7')).toBe('application/pdf');
    expect(typeOf(Buffer.from([1, 2, 0, 4]))).toBe('application/octet-stream');
  });

  it('is a sound in MPEG layer 3 with a tag, or with any of its heads', () => {
    for (const head of ['494433', 'fffb', 'fffa', 'fff3', 'fff2']) {
      const found = sniffType(Buffer.from(`${head}9064000000`, 'hex'));
      expect(found, head).toEqual({ kind: 'audio', type: 'audio/mpeg' });
    }
  });

  it('is never one that a browser makes a page of', () => {
    const plain = 'text/plain; charset=utf-8';
    expect(typeOf('<!DOCTYPE html><script>alert(1)</script>')).toBe(plain);
    expect(typeOf('<html xmlns="http://www.w3.org/1999/xhtml"/>')).toBe(plain);
    expect(typeOf('<?xml version="1.0"?><x/>')).toBe(plain);
    expect(typeOf('alert(1)')).toBe(plain);
    expect(typeOf('')).toBe(plain);
  });

  it('knows a drawing', () => {
    expect(typeOf('<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="…">')).toBe('image/svg+xml');
  });
});

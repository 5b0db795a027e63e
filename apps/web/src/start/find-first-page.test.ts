import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFirstPage } from './find-first-page.ts';
import type { FirstPage } from './first-pages.ts';

const common = { shell: 'list', requests: () => [] } as const;
const pages: readonly FirstPage[] = [
  { ...common, path: '/tasks', file: 'a' },
  { ...common, path: '/batches/$', file: 'b' },
];

test('an address is found with the id in it', () => {
  expect(findFirstPage(pages, '/tasks')).toMatchObject({ page: { file: 'a' } });
  expect(findFirstPage(pages, '/batches/batch_r1%20x')).toMatchObject({
    page: { file: 'b' },
    id: 'batch_r1 x',
  });
});

test('other addresses are not, nor is one below or the page to make a new one', () => {
  for (const path of ['/', '/tasks/type_1', '/batches', '/batches/new', '/batches/b/review']) {
    expect([path, findFirstPage(pages, path)]).toEqual([path, null]);
  }
});

test('every first page is a page of the router', () => {
  const folder = join(import.meta.dirname, '..', 'app', 'routes');
  const routes = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
  const listed = readFileSync(join(import.meta.dirname, 'first-pages.ts'), 'utf8');
  const files = [...listed.matchAll(/file: '([^']+)'/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect(routes).toContain(`import('#features/${file}')`);
});

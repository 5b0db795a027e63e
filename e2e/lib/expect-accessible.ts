import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const sizes = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const schemes = ['light', 'dark'] as const;

/** Everything that was asked for has arrived: no skeleton is left. */
async function expectSettled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.locator('[class*="Skeleton-root"]')).toHaveCount(0);
}

/** What axe tells of a page; it names the elements by selectors. */
type Violations = { readonly id: string; readonly nodes: readonly { target: string[] }[] }[];

const colourRules = { runOnly: ['color-contrast', 'link-in-text-block'] };

/**
 * All rules, or those about colours only: the others do not depend on the scheme, so each size is
 * looked at with all of them in one scheme. Our pages have no frames of others: axe runs in the page,
 * where it was put when the page was opened.
 */
async function findViolations(page: Page, withAllRules: boolean): Promise<readonly string[]> {
  const options = {
    resultTypes: ['violations'],
    preload: false,
    ...(withAllRules ? {} : colourRules),
  };
  const violations = await page.evaluate<Violations>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** Opens a page and looks for violations on a desktop and on a phone, light and dark. */
export async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.setViewportSize(sizes[0]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  await page.evaluate(axe.source);
  for (const size of sizes) {
    await page.setViewportSize({ width: size.width, height: size.height });
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await expectSettled(page);
      const isFirstLook = (size.name === 'desktop') === (scheme === 'light');
      const found = await findViolations(page, isFirstLook);
      expect.soft(found, `${path} on a ${size.name}, ${scheme}`).toEqual([]);
    }
    const sideways = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect.soft(sideways, `${path} scrolls sideways on a ${size.name}`).toBeLessThanOrEqual(0);
  }
}

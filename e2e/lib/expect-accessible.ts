import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

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

/**
 * All rules, or those about colours only: the others do not depend on the scheme, so each size is
 * looked at with all of them in one scheme.
 */
async function findViolations(page: Page, withAllRules: boolean) {
  const axe = new AxeBuilder({ page })
    // Our pages have no frames of others: in the page itself it takes a fraction of the time.
    .setLegacyMode(true)
    .options({
      resultTypes: ['violations'],
      preload: false,
      ...(withAllRules ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] }),
    });
  return (await axe.analyze()).violations;
}

/** Opens a page and looks for violations on a desktop and on a phone, light and dark. */
export async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.setViewportSize(sizes[0]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  for (const size of sizes) {
    await page.setViewportSize({ width: size.width, height: size.height });
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await expectSettled(page);
      const isFirstLook = (size.name === 'desktop') === (scheme === 'light');
      const violations = await findViolations(page, isFirstLook);
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      expect.soft(found, `${path} on a ${size.name}, ${scheme}`).toEqual([]);
    }
    const sideways = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect.soft(sideways, `${path} scrolls sideways on a ${size.name}`).toBeLessThanOrEqual(0);
  }
}

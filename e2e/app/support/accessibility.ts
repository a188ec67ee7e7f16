import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Checklist X: no violation in the state that the page shows now, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const { isDark } = await page.evaluate(() => ({ isDark: matchMedia('(prefers-color-scheme: dark)').matches }));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours that are still on their way belong to neither.
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
    );
    // Legacy mode stays in this page: the other one opens a second page, which a desktop app does not do.
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html) }));
    expect(found, `in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
}

import type { Locator, Page } from '@playwright/test';

/** The card of a provider: the button that switches to it. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('main').getByRole('listitem').getByRole('button', { name, exact: true });
}

/** The message at the bottom that says this. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Messages' }).locator('[role] > *').filter({ hasText: text });
}

export function openMenu(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name: `More for ${name}` }).click();
}

export function choose(page: Page, item: string): Promise<void> {
  return page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The search over the providers that are known. */
export function gallery(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search by name or host, or paste an address' });
}

/** Another screen, by the rail. */
export function goTo(page: Page, screen: string): Promise<void> {
  return page.getByRole('navigation').getByRole('button', { name: screen }).click();
}

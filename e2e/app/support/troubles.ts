import type { ConsoleMessage, Page } from '@playwright/test';

/** What no page of ours may do: write an error to the console, throw, or ask for what it does not get. */
export interface Troubles {
  watch(page: Page): void;
  /** What is provoked on purpose: such troubles are taken off the list, and at least one has to be on it. */
  provoked(pattern: RegExp): void;
  list(): readonly string[];
  /** What happens from here on is the end of the test. */
  stop(): void;
}

export function openTroubles(): Troubles {
  let list: readonly string[] = [];
  let isOver = false;
  const add = (trouble: string) => {
    if (!isOver) list = [...list, trouble];
  };
  return {
    watch: (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') add(`console: ${message.text()} ${placeOf(message)}`);
      });
      page.on('pageerror', (error) => add(`page error: ${error.stack ?? error.message}`));
      page.on('requestfailed', (request) => add(`request: ${request.url()} ${request.failure()?.errorText}`));
      page.on('response', (response) => {
        if (response.status() >= 400) add(`request: ${response.url()} ${response.status()}`);
      });
    },
    provoked: (pattern) => {
      const rest = list.filter((one) => !pattern.test(one));
      if (rest.length === list.length) throw new Error(`Nothing of this kind happened: ${pattern}`);
      list = rest;
    },
    list: () => list,
    stop: () => {
      isOver = true;
    },
  };
}

function placeOf(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return url === '' ? '' : `(${url}:${lineNumber})`;
}

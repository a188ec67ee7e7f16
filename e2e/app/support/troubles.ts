import { type ConsoleMessage, expect, type Page } from '@playwright/test';

/** What no page of ours may do: write an error to the console, throw, or ask for what it does not get. */
export interface Troubles {
  watch(page: Page): void;
  /** What is provoked on purpose: waits until at least one such trouble is on the list, and takes off all there are. */
  provoked(pattern: RegExp): Promise<void>;
  /** Takes off what a page still asked for when it was loaded anew. */
  cutOff(): void;
  list(): readonly string[];
  /** What the pages do from here on is their end; a page that is watched later counts again. */
  leave(): void;
}

export function openTroubles(): Troubles {
  let list: readonly string[] = [];
  let life = 0;
  return {
    watch: (page) => {
      const own = life;
      const add = (trouble: string) => {
        if (own === life) list = [...list, trouble];
      };
      page.on('console', (message) => {
        if (message.type() === 'error') add(`console: ${message.text()} ${placeOf(message)}`);
      });
      page.on('pageerror', (error) => add(`page error: ${error.stack ?? error.message}`));
      page.on('requestfailed', (request) => add(`request: ${request.url()} ${request.failure()?.errorText}`));
      page.on('response', (response) => {
        if (response.status() >= 400) add(`request: ${response.url()} ${response.status()}`);
      });
    },
    provoked: async (pattern) => {
      await expect.poll(() => list).toContainEqual(expect.stringMatching(pattern));
      list = list.filter((one) => !pattern.test(one));
    },
    cutOff: () => {
      list = list.filter((one) => !/^request: .* net::ERR_ABORTED$/.test(one));
    },
    list: () => list,
    leave: () => {
      life += 1;
    },
  };
}

function placeOf(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return url === '' ? '' : `(${url}:${lineNumber})`;
}

import type { BrowserContext, Page } from '@playwright/test';
import type { Deed, WindowState } from '../../../host/messages.ts';
import type { Home } from '../home.ts';

export const hostNames = ['browser', 'stand-in', 'electron'] as const;
export type HostName = (typeof hostNames)[number];

export interface HostOptions {
  readonly home: Home;
  /** The home's own, in the language of the system. */
  readonly variables: Readonly<Record<string, string>>;
  readonly locale: string;
  /** What the system wants; the app may want another. */
  readonly theme: 'light' | 'dark';
  /** Arguments of the start, as a link or the login has them. */
  readonly args: readonly string[];
  /** The pages of the two hosts that are shown by Chromium. */
  newContext(): Promise<BrowserContext>;
  /** A page is there, before it loads anything. */
  readonly onPage: (page: Page) => void;
}

/** The app in one of its hosts, from one start to its end. */
export interface RunningHost {
  /** The page of the window, or nothing while there is none. */
  page(): Page | undefined;
  /** The first page that is loaded; never answers where the app starts without one. */
  readonly firstPage: Promise<Page>;
  windows(): Promise<readonly WindowState[]>;
  deeds(): Promise<readonly Deed[]>;
  /** As the person does with the window's own button. */
  closeWindow(): Promise<void>;
  crashPage(): Promise<void>;
  clickNotification(id: number): Promise<void>;
  press(accelerator: string): Promise<boolean>;
  /** A start while this one runs; gives its end. */
  startAgain(args: readonly string[]): Promise<{ readonly code: number | null }>;
  /** How it ended. */
  readonly ended: Promise<number | null>;
  /** The app's own way to end. */
  quit(): Promise<void>;
  /** Everything it wrote to its terminal. */
  output(): string;
}

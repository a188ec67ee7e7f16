import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { App, Host } from '../../core/app/app.ts';
import { createApp } from '../../core/app/create-app.ts';
import type { Environment } from '../../core/environment.ts';
import { clientIds } from '../../shared/client-id.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import { liveContents, liveFiles } from './client-samples.ts';
import { testEnvironment } from './test-environment.ts';

interface TestAppOptions {
  readonly environment?: Environment;
  readonly host?: Host;
}

/** An app in a home with the live files of all clients, and hands to look at and change what lies there. It stops with the test. */
export async function testApp(options: TestAppOptions = {}) {
  const environment = options.environment ?? testEnvironment();
  const pathOf = (name: string) => join(environment.home, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(pathOf(name)), { recursive: true });
    writeFileSync(pathOf(name), text);
  };
  const read = (name: string) => (existsSync(pathOf(name)) ? readFileSync(pathOf(name), 'utf8') : null);
  for (const client of clientIds)
    if (read(liveFiles[client]) === null && !options.environment) write(liveFiles[client], liveContents[client]);
  const log: string[] = [];
  const host = options.host ?? { kind: 'browser' };
  const app = await createApp(environment, { ...host, log: (line) => void log.push(line) });
  onTestFinished(() => app.stop());
  return { app, calls: app.calls, environment, log, pathOf, write, read };
}

/** A form filled in with what a provider needs. */
export function testDraft(more: Partial<ProviderDraft> = {}): ProviderDraft {
  return {
    name: 'Relay',
    endpoints: { responses: 'https://relay.example/v1' },
    wire: 'responses',
    model: 'model-r',
    models: [],
    headers: {},
    queryParams: {},
    needsKey: true,
    options: {},
    ...more,
  };
}

/** A provider that every client can use, with its key in a file of ours. */
export async function addTestProvider(
  { calls }: Pick<App, 'calls'>,
  name: string,
  more: Partial<ProviderDraft> & { readonly key?: string } = {},
): Promise<Provider> {
  const { key = `sk-of-${name.toLowerCase()}-0123456789`, ...draft } = more;
  const url = `https://${name.toLowerCase()}.example/v1`;
  const endpoints = { responses: url, chat: url };
  const added = await calls['providers.add']({
    draft: testDraft({ name, endpoints, model: `model-${name.toLowerCase()}`, ...draft }),
    ...(draft.needsKey !== false && { key, keyStore: 'file' }),
  });
  return added.provider;
}

/** The problem that a call answers with. */
export async function problemOf({ answer }: Pick<App, 'answer'>, name: string, input?: unknown): Promise<Problem> {
  const reply = await answer(name, input);
  if (!reply.ok) return reply.problem;
  throw new Error(`${name} went through`);
}

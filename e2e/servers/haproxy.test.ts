import { beforeAll, expect, it } from 'vitest';
import { listModels } from '../../core/connection/list-models.ts';
import { AppError } from '../../shared/problem.ts';
import { Provider } from '../../shared/provider.ts';
import { ask, key } from '../support/tested-provider.ts';
import { startHaproxy } from './gateways.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const more = { model: 'gpt-4o' };

/** Its pages have no title. */
const rules = `
  http-request auth realm Acme if { path_beg /basic }
  http-request deny deny_status 403 if { path_beg /denied }
  http-request deny deny_status 429 if { path_beg /busy }
  http-request redirect location https://other.example code 302 if { path_beg /elsewhere }
  default_backend none
backend none
`;

describeWith(['haproxy'], 'haproxy', () => {
  let origin = '';
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await startHaproxy(site, rules)}`;
  });

  it.each([
    ['a password of its own', '/basic', { kind: 'password-wanted', status: 401 }],
    ['a ban', '/denied', { kind: 'forbidden', status: 403, detail: expect.stringContaining('403 Forbidden') }],
    ['a limit of requests', '/busy', { kind: 'rate-limited', status: 429 }],
    ['nobody behind it', '/none', { kind: 'server-error', status: 503, detail: expect.stringContaining('503') }],
    ['a way elsewhere', '/elsewhere', { kind: 'redirected', status: 302, detail: 'https://other.example/' }],
  ])('has %s', async (_, path, found) => {
    expect(await ask(origin, { path, more })).toMatchObject(found);
  });

  it.each([
    ['/denied', '403'],
    ['/busy', '429'],
    ['/none', '503'],
    ['/elsewhere', '302'],
  ])('has the status of its refusal in the problem of the list of models, too: %s', async (path, status) => {
    const endpoints = { chat: `${origin}${path}` };
    const provider = Provider.parse({ id: 'acme', name: 'Acme', endpoints, wire: 'chat' });
    const { signal } = new AbortController();
    const problem = await listModels({ provider, key, signal }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(AppError);
    expect(JSON.stringify(problem)).toContain(status);
  });
});

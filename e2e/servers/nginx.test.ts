import { beforeAll, describe, expect, it } from 'vitest';
import { ask, key } from '../support/tested-provider.ts';
import { startNginx } from './gateways.ts';
import { freePort, startAimock } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const model = { model: 'gpt-4o' } as const;
const page = '<!doctype html><title>Welcome to Acme</title><p>Hello';
const challenge = '<!doctype html><title>Just a moment...</title><script>window.cf=1</script>';

/** Everything below a name of its own: what the list of models is, and what the rest. */
const places = (api: string, closed: string) => `
  server {
    listen 127.0.0.1:PORT;
    location / { return 404; }
    location = /static/v1/models { return 200 '{"object":"list","data":[{"id":"gpt-4o"}]}'; }
    location /static/ { return 405; }
    location = /account/v1/models { return 200 '{"object":"list","data":[{"id":"gpt-4o"}]}'; }
    location /account/ { return 401 '{"error":{"message":"No usable account credential","type":"authentication_error"}}'; }

    location = /forbidden/v1/models { return 403; }
    location = /page/v1/models { default_type text/html; return 200 '${page}'; }
    location = /other/v1/models { return 200 '{"hello":"world"}'; }
    location = /login-list/v1/models { return 302 /login; }
    location = /failing/v1/models { return 500; }
    location = /none/v1/models { return 404 '{"detail":"Not Found"}'; }
    location = /moved-307/v1/models { return 307 /real/v1/models; }
    location = /moved-308/v1/models { return 308 /real/v1/models; }
    location = /slash/v1/models { return 301 /slash/v1/models/; }
    location ~ ^/(?:forbidden|page|other|login-list|failing|none|moved-307|moved-308|slash|real)(/v1/.*)$ { proxy_pass ${api}$1; }

    location ~ ^/loop(/v1/.*[^/])$ { return 308 /loop$1/; }
    location ~ ^/loop/ { return 308 /loop/v1/models; }
    location /moved-all/v1/ { return 308 /moved-all/api$request_uri; }
    location ~ ^/moved-all/api/moved-all(/v1/.*)$ { proxy_pass ${api}$1; }
    location /elsewhere/ { return 308 https://other.example$request_uri; }

    location /basic/ { auth_basic "Acme"; auth_basic_user_file FOLDER/users; proxy_pass ${api}/; }
    location /stripped/ { proxy_set_header Authorization ""; proxy_set_header x-api-key ""; proxy_pass ${closed}/; }
    location /llm/openai/v1/ { proxy_pass ${api}/v1/; }
    location /app/v1/ { proxy_pass ${api}/v1/; }
    location /app/ { default_type text/html; return 200 '${page}'; }
    location /logged/ { return 302 /login?next=$request_uri; }
    location /cloudflare/ { default_type text/html; return 503 '${challenge}'; }
    location /busy/ { limit_req zone=one; limit_req_status 429; proxy_pass ${api}/; }
    location /gone-502/ { proxy_pass http://127.0.0.1:1/; }
    location /gone-503/ { return 503; }
    location /gone-504/ { return 504; }
  }`;

describeWith(['nginx', 'aimock'], 'nginx in front of aimock', () => {
  let origin = '';
  beforeAll(async () => {
    const api = `http://127.0.0.1:${await startAimock(site)}`;
    const closed = `http://127.0.0.1:${await startAimock(site, { keys: key })}`;
    const port = await freePort();
    site.write('users', 'somebody:{PLAIN}something\n');
    const server = places(api, closed).replace('PORT', `${port}`).replace('FOLDER', site.folder);
    await startNginx(site, port, `limit_req_zone $binary_remote_addr zone=one:1m rate=1r/m;${server}`);
    origin = `http://127.0.0.1:${port}`;
  });
  const look = (path: string, question: Parameters<typeof ask>[1] = {}) =>
    ask(origin, { path, more: model, ...question });

  describe.each(['responses', 'chat', 'anthropic'] as const)('over %s', (wire) => {
    it.each([
      ['is forbidden', '/forbidden/v1'],
      ['is a web page', '/page/v1'],
      ['is other JSON', '/other/v1'],
      ['leads to a login', '/login-list/v1'],
      ['fails', '/failing/v1'],
      ['is not there', '/none/v1'],
      ['is moved by 307', '/moved-307/v1'],
      ['is moved by 308', '/moved-308/v1'],
      ['wants a slash at its end', '/slash/v1'],
    ])('is good where the list of models %s', async (_, path) => {
      expect(await look(path, { wire })).toMatchObject({ kind: 'good', model: 'gpt-4o' });
    });

    it.each([true, false])('is not good with a static list and nothing else (key: %s)', async (needsKey) => {
      expect(await look('/static/v1', { wire, needsKey })).toMatchObject({ kind: 'wrong-format', status: 405 });
    });

    it('is not good where the account behind it has no credential, though it lists its models', async () => {
      expect(await look('/account/v1', { wire })).toMatchObject({ kind: 'key-refused', status: 401 });
    });

    it('is offered the address to which the route leads within the origin', async () => {
      expect(await look('/moved-all/v1', { wire })).toMatchObject({
        repair: { kind: 'base-url', baseUrl: `${origin}/moved-all/api/moved-all/v1` },
      });
    });

    it('is not followed to another host', async () => {
      const found = await look('/elsewhere/v1', { wire });
      expect(found).toMatchObject({ kind: 'redirected', status: 308 });
      expect(found).not.toHaveProperty('repair');
    });

    it('ends where it redirects in a circle', async () => {
      expect(await look('/loop/v1', { wire })).toMatchObject({ kind: 'redirected' });
    });

    // The way to an Anthropic address is the same with and without /v1.
    it.each([
      ['/app/dashboard', /\/app(?:\/v1)?$/],
      ['/app/chat', /\/app(?:\/v1)?$/],
      ['/llm/openai/V1', /\/llm\/openai\/v1$/],
      ['/llm/openai/v1/v1', /\/llm\/openai\/v1$/],
      ['/llm/openai/v1/models', /\/llm\/openai\/v1$/],
      ['/llm/openai/v1/messages', /\/llm\/openai\/v1$/],
      ['/llm/openai/v1/chat/completions', /\/llm\/openai\/v1$/],
    ])('is found where %s was stored', async (path, baseUrl) => {
      expect(await look(path, { wire })).toMatchObject({ repair: { baseUrl: expect.stringMatching(baseUrl) } });
    });

    it.each([
      ['a password of its own', '/basic/v1', { kind: 'password-wanted', status: 401 }],
      ['a login page', '/logged/v1', { kind: 'login-page', status: 302 }],
      ['a guard that wants a browser', '/cloudflare/v1', { kind: 'guarded', status: 503 }],
      // The two usual headers are taken away on the way; of those that are left Anthropic's wire knows none.
      [
        'headers in which no key gets through',
        '/stripped/v1',
        wire === 'anthropic'
          ? { kind: 'key-refused', status: 401 }
          : { kind: 'other-key-header', status: 401, repair: { kind: 'key-in', keyIn: { in: 'header' } } },
      ],
      ['a limit of requests', '/busy/v1', { kind: 'rate-limited', status: 429 }],
      ['a server that is gone', '/gone-502/v1', { kind: 'server-error', status: 502 }],
      ['a server that is busy', '/gone-503/v1', { kind: 'server-error', status: 503 }],
      ['a server that is slow', '/gone-504/v1', { kind: 'server-error', status: 504 }],
    ])('names %s', async (_, path, found) => {
      expect(await look(path, { wire })).toMatchObject(found);
    });
  });

  it.each([
    ['responses', '/app', '/app/v1'],
    ['responses', '/llm', '/llm/openai/v1'],
    ['chat', '/llm', '/llm/openai/v1'],
    ['chat', '/llm/openai', '/llm/openai/v1'],
  ] as const)('is found over %s where %s was stored in place of %s', async (wire, path, base) => {
    expect(await look(path, { wire })).toMatchObject({ repair: { kind: 'base-url', baseUrl: `${origin}${base}` } });
  });
});

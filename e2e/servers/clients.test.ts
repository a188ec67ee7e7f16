import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientHome, enterHome } from '../clients/client-home.ts';
import { startNginx } from './gateways.ts';
import { freePort, startAimock, startMockLlm } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

/** The list of models is forbidden, moved or a web page; the API itself is open. */
const places = (port: number, api: string) => `server {
  listen 127.0.0.1:${port};
  location = /forbidden/v1/models { return 403; }
  location = /moved/v1/models { return 307 /forbidden/v1/models; }
  location = /page/v1/models { default_type text/html; return 200 '<title>Acme</title>'; }
  location ~ ^/(?:forbidden|moved|page)(/v1/.*)$ { proxy_pass ${api}$1; }
}`;

describeWith(['aimock', 'mock-llm', 'nginx'], 'the judgement of the test and of the real client', () => {
  let gateway = '';
  let chatOnly = '';
  beforeAll(async () => {
    const port = await freePort();
    await startNginx(site, port, places(port, `http://127.0.0.1:${await startAimock(site)}`));
    gateway = `http://127.0.0.1:${port}`;
    chatOnly = `http://127.0.0.1:${await startMockLlm(site)}/v1`;
  });

  const judges = [
    ['codex', 'responses', ['forbidden', 'page']],
    ['opencode-v2', 'chat', ['moved']],
  ] as const;
  describe.each(judges)('%s', (name, wire, lists) => {
    let home: ClientHome;
    beforeAll(async () => {
      home = await enterHome(name);
    });
    afterAll(() => home.stop());
    const tested = async (id: string, baseUrl: string): Promise<string> => {
      const words = ['add', id, '--base-url', baseUrl, '--wire', wire, '--model', 'gpt-5.2', '--no-key'];
      await home.switchyard(words);
      const { stdout } = await home.run(process.execPath, [cli, 'test', id, '--json']);
      return JSON.parse(stdout).value[0].kind;
    };

    it.each(lists)('is answered where the test says good, though the list of models is %s', async (list) => {
      expect(await tested(list, `${gateway}/${list}/v1`)).toBe('good');
      await home.use(list);
      expect(await home.ask()).toContain('OK');
    });

    if (name !== 'codex') return;
    it('is not answered by a server that speaks Chat only, which the test says', async () => {
      expect(await tested('chat-only', chatOnly)).toBe('wrong-format');
      await home.use('chat-only');
      await expect(home.ask()).rejects.toThrow('Cannot POST /v1/responses');
    });
  });
});

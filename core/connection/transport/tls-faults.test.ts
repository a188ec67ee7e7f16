import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:tls';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { authority, issued } from '../../../e2e/support/private-authority.ts';
import { byPath, list } from '../../../e2e/support/scripted-reply.ts';
import { selfSigned } from '../../../e2e/support/self-signed.ts';
import { ask, serve } from '../../../e2e/support/tested-provider.ts';

const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: ReturnType<typeof createServer> | Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function secure(options: ServerOptions): Promise<string> {
  return listen(createSecureServer({ ...issued, ...options }, (_, response) => response.end('{}')));
}

/** Says these bytes to whoever says something. */
function saying(bytes: Buffer | string): Promise<string> {
  return listen(createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(bytes))));
}

const fatalAlert = (code: number) => Buffer.from([0x15, 3, 3, 0, 2, 2, code]);

describe('why no encrypted connection was made', () => {
  it.each([
    ['an alert about the version', fatalAlert(70), 'tests.tls-too-old'],
    ['an alert that wants a certificate', fatalAlert(116), 'tests.wants-certificate'],
    ['an alert that says nothing', fatalAlert(40), 'tests.no-encryption'],
    ['nothing', '', 'tests.network.cut-off'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 'tests.no-encryption'],
    ['an answer of http', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'tests.speaks-http'],
  ])('%s', async (_, bytes, text) => {
    expect(await ask(`https://${await saying(bytes)}`)).toMatchObject({ kind: 'unreachable', detail: { text } });
  });

  it('TLS 1.0 and 1.1 only', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expect(await ask(`https://${await secure(old)}`)).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.tls-too-old' },
    });
  });

  it('an issuer that is not known here, with its name and the variables that add it', async () => {
    for (const cert of [issued.cert, `${issued.cert}\n${authority}`]) {
      const found = await ask(`https://${await secure({ cert })}`);
      expect(found).toMatchObject({
        kind: 'certificate',
        detail: { text: 'tests.certificate.unknown-issuer', values: { issuer: 'Acme Test CA' } },
      });
      expect(JSON.stringify(found)).toContain('NODE_EXTRA_CA_CERTS');
    }
  });
});

describe('a server that wants a certificate of the client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-authority-'));
  const variables = { SSL_CERT_FILE: join(folder, 'authority.pem') };
  writeFileSync(variables.SSL_CERT_FILE, authority);
  afterAll(() => rmSync(folder, { recursive: true }));
  const wanted = { kind: 'unreachable', detail: { text: 'tests.wants-certificate' } };

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('says so in the handshake, or after it: %s', async (version) => {
    const mutual = { requestCert: true, rejectUnauthorized: true, ca: authority } as const;
    const host = await secure({ ...mutual, minVersion: version, maxVersion: version });
    expect(await ask(`https://${host}`, { variables })).toMatchObject(wanted);
  });

  it.each(['No required SSL certificate was sent', 'The SSL certificate error'])(
    'says so by a page, as nginx does: %s',
    async (title) => {
      const body = `<html><head><title>400 ${title}</title></head></html>`;
      const { origin } = await serve(byPath({ '/v1/models': { status: 400, type: 'text/html', body } }), issued);
      expect(await ask(origin, { variables })).toMatchObject(wanted);
    },
  );
});

describe('an address that begins with the other scheme', () => {
  it('says that the server speaks http, with the address', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }));
    const address = origin.replace('http:', 'https:');
    expect(await ask(address)).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.speaks-http', values: { address: origin } },
    });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('says that the server speaks https: one that hangs up, one that answers with an alert, one that says it in words', async () => {
    const { origin, requests } = await serve(byPath({ '/v1/models': list }), selfSigned);
    const server = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .once('data', (first) => {
          if (first[0] === 0x16) {
            // Hands it on to the one that shakes hands.
            const { port } = new URL(origin);
            const on = createConnection(Number(port), '127.0.0.1');
            on.write(first);
            socket.pipe(on).pipe(socket);
          } else socket.end(words.shift() ?? '');
        });
    });
    const words = [
      fatalAlert(70),
      'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
    ];
    const others = await listen(server);
    for (const host of [new URL(origin).host, others, others, others])
      expect(await ask(`http://${host}`)).toMatchObject({
        kind: 'unreachable',
        detail: { text: 'tests.speaks-https', values: { address: `https://${host}` } },
      });
    expect(words).toEqual([]);
    expect(requests).toEqual([]);
  });

  it('does not say so of an API that refuses a plain request by itself', async () => {
    const { origin } = await serve(byPath({ '/v1/models': { status: 400, body: 'no', type: 'text/plain' } }));
    expect((await ask(origin)).kind).toBe('not-an-api');
  });
});

import { freePort } from './model-servers.ts';
import { programs } from './program.ts';
import type { Site } from './site.ts';

/** nginx in one process, with `servers` as the whole of its `http` block: a text for the ports that it was given. */
export async function startNginx(site: Site, port: number, servers: string): Promise<void> {
  const folder = site.folder;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const settings = `
    daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
    events { worker_connections 128; }
    http {
      access_log off; default_type application/json; absolute_redirect off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/nginx-${name};`).join(' ')}
      ${servers}
    }`;
  await site.start('nginx', { port, args: ['-p', folder, '-c', site.write(`nginx-${port}.conf`, settings)] });
}

/** haproxy in front of nothing: `rules` answer, with the statuses and pages of its own. */
export async function startHaproxy(site: Site, rules: string): Promise<number> {
  const port = await freePort();
  const settings = `
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend api
  bind 127.0.0.1:${port}
${rules}
`;
  await site.start('haproxy', { port, args: ['-db', '-f', site.write(`haproxy-${port}.cfg`, settings)] });
  return port;
}

/** stunnel, which encrypts for the port `to`. `more` are lines of its service. */
export async function startStunnel(
  site: Site,
  to: number,
  pair: { readonly cert: string; readonly key: string },
  more = '',
): Promise<number> {
  const port = await freePort();
  const settings = `foreground = yes\npid =\n[api]\naccept = 127.0.0.1:${port}\nconnect = 127.0.0.1:${to}\ncert = ${pair.cert}\nkey = ${pair.key}\n${more}\n`;
  await site.start('stunnel', { port, args: [site.write(`stunnel-${port}.conf`, settings)] });
  return port;
}

/** tinyproxy, which connects to the ports `allowed` and to no other. */
export async function startTinyproxy(site: Site, allowed: number): Promise<number> {
  const port = await freePort();
  const settings = `Port ${port}\nListen 127.0.0.1\nTimeout 30\nAllow 127.0.0.1\nConnectPort ${allowed}\n`;
  await site.start('tinyproxy', { port, args: ['-d', '-c', site.write(`tinyproxy-${port}.conf`, settings)] });
  return port;
}

/** proxy-chain, which leads every name that ends in `.test` to this computer. `login`: `user:password` that it wants. */
export async function startProxyChain(site: Site, { login = '' }: { readonly login?: string } = {}): Promise<number> {
  const port = await freePort();
  const [user = '', password = ''] = login.split(':');
  const script = site.write(
    'proxy.mjs',
    `import { lookup } from 'node:dns';
    import { Server } from ${JSON.stringify(programs['proxy-chain'].file)};
    const [port, user, password] = process.argv.slice(2);
    const dnsLookup = (name, options, done) =>
      name.endsWith('.test') ? lookup('127.0.0.1', options, done) : lookup(name, options, done);
    const prepareRequestFunction = (asked) =>
      ({ requestAuthentication: user !== '' && (asked.username !== user || asked.password !== password), dnsLookup });
    await new Server({ host: '127.0.0.1', port: Number(port), prepareRequestFunction }).listen();
    `,
  );
  await site.start('proxy-chain', { port, script, args: [`${port}`, user, password] });
  return port;
}

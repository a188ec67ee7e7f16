import { lookup } from 'node:dns/promises';
import { expect, it } from 'vitest';
import { ask } from '../support/tested-provider.ts';
import { freePort, startAimock } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const more = { model: 'gpt-4o' };

/** Where the system knows `localhost` by its IPv4 address only, no client gets there either. */
const hasIpv6Name = (await lookup('localhost', { all: true })).some(({ family }) => family === 6);

describeWith(['aimock'], 'the address of aimock', () => {
  it.runIf(hasIpv6Name)('is localhost, while it listens on ::1 alone', async () => {
    const port = await startAimock(site, { host: '::1' });
    expect(await ask(`http://localhost:${port}`, { needsKey: false, more })).toMatchObject({ kind: 'good' });
  });

  it('is [::1]', async () => {
    const port = await startAimock(site, { host: '::1' });
    expect(await ask(`http://[::1]:${port}`, { needsKey: false, more })).toMatchObject({ kind: 'good' });
  });

  it('is a port where nobody listens', async () => {
    expect(await ask(`http://127.0.0.1:${await freePort()}`, { more })).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.network.refused' },
    });
  });

  it('is a name that nobody knows', async () => {
    expect(await ask('https://relay.invalid', { more })).toMatchObject({ kind: 'unreachable' });
  });

  it('is another computer without encryption: the key is not sent there', async () => {
    expect(await ask('http://relay.invalid', { more })).toMatchObject({
      kind: 'unreachable',
      detail: { text: 'tests.not-encrypted' },
    });
  });

  it('answers later than anybody waits', async () => {
    const origin = `http://127.0.0.1:${await startAimock(site, { latencyMs: 30_000 })}`;
    const limits = { timeMs: 300, bytes: 100_000 };
    expect(await ask(origin, { needsKey: false, more, limits })).toMatchObject({ kind: 'timeout' });
  });
});

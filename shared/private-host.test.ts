import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateHost } from './private-host.ts';

describe('a host of this machine or a private network is told from a public one', () => {
  it.each([
    'localhost',
    'LOCALHOST.',
    'api.localhost',
    'printer.local',
    'gateway.internal',
    'nas.lan',
    'router.home.arpa',
    'printer.local.',
    'router.home.arpa..',
    'intranet',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '127.0.0.1:8080',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '①②⑦.0.0.1',
    '::1',
    '[::1]:8080',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    'fd12:3456:789a::1',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[64:ff9b::c0a8:101]',
    '[2002:7f00:1::]',
    '',
    'not a host',
    'user@public.example',
  ])('%s is private', (host) => expect(isPrivateHost(host)).toBe(true));

  it.each([
    'api.example',
    'openrouter.ai',
    'openrouter.ai:8443',
    'localhost.example',
    'local.example',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '11.0.0.1',
    '100.128.0.1',
    '[2606:4700::1111]',
    '2606:4700:4700::1111',
    '[::ffff:1.1.1.1]',
    'bücher.example',
  ])('%s is public', (host) => expect(isPrivateHost(host)).toBe(false));

  it('does not depend on how an IPv4 address is spelled', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), (bytes) => {
        const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
        const [a = 0, b = 0, c = 0, d = 0] = bytes;
        const spellings = [
          String(number),
          `0x${number.toString(16)}`,
          `${a}.${b}.${c * 256 + d}`,
          `[::ffff:${bytes.join('.')}]`,
        ];
        for (const spelling of spellings) expect(isPrivateHost(spelling)).toBe(isPrivateHost(bytes.join('.')));
      }),
    );
  });
});

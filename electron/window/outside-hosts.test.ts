import { expect, it } from 'vitest';
import { clientFacts } from '../../shared/client-id.ts';
import { presetCatalogue } from '../../shared/preset.ts';
import { mayOpen, outsideHosts } from './outside-hosts.ts';

const hosts = outsideHosts([{ website: 'https://openrouter.ai', keyPage: 'https://openrouter.ai/settings/keys' }]);

it.each(['https://openrouter.ai', 'https://openrouter.ai/settings/keys?x=1#y', 'HTTPS://OPENROUTER.AI/'])(
  'W5 opens %s',
  (address) => {
    expect(mayOpen(address, hosts)).toBe(true);
  },
);

it.each([
  'http://openrouter.ai',
  'https://openrouter.ai.evil.com',
  'https://openrouter.ai@evil.com',
  'https://evil.com/https://openrouter.ai',
  'https://evil.com#openrouter.ai',
  'https://evil.com\\@openrouter.ai',
  'https://me@openrouter.ai',
  'https://me:key@openrouter.ai',
  'https://openrouter.ai:8443',
  'https://xopenrouter.ai',
  'https://www.openrouter.ai',
  'https://openrouter.ai.',
  'https://openrouter。ai.evil.com',
  'javascript:alert(1)',
  'javascript://openrouter.ai/%0aalert(1)',
  'file:///etc/passwd',
  'file://openrouter.ai/share',
  'data:text/html,x',
  'switchyard://openrouter.ai',
  'ms-settings:',
  '//openrouter.ai',
  'openrouter.ai',
  '',
])('W5 does not open %s', (address) => {
  expect(mayOpen(address, hosts)).toBe(false);
});

it('W5 knows the product page of every client, which is https', () => {
  const clients = Object.values(clientFacts);
  const all = outsideHosts([], clients);
  expect(clients.filter(({ productPage }) => !mayOpen(productPage, all))).toEqual([]);
});

it('knows the website and the key page of every preset', () => {
  const { presets } = presetCatalogue();
  const all = outsideHosts(presets);
  const pages = presets.flatMap(({ website, keyPage }) => [website, keyPage]).filter((page) => page !== null);
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((page) => !mayOpen(page, all))).toEqual([]);
});

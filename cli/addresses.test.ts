import { expect, it } from 'vitest';
import { checkDraft, toProvider } from '../core/providers/draft.ts';
import { testApp, testDraft } from '../e2e/support/test-app.ts';
import type { DraftCheck } from '../shared/draft.ts';
import { presetCatalogue } from '../shared/preset.ts';
import type { LinkView } from '../shared/views.ts';
import { newDraft } from './provider-input.ts';

const { presets } = presetCatalogue();

type Check = (text: string) => Promise<DraftCheck | LinkView | null>;

/** What each face makes of a pasted address. */
const faces: Readonly<Record<string, () => Promise<Check>>> = {
  terminal: async () => async (text) =>
    checkDraft(newDraft('relay', { baseUrl: text }, presets), { presets, isWireSaid: false }),
  window: async () => {
    const { calls } = await testApp();
    return (text) => calls['providers.check']({ draft: testDraft({ endpoints: { responses: text } }) });
  },
  link: async () => {
    const { app, calls } = await testApp();
    return (text) => {
      app.offerLink(`switchyard://add?${new URLSearchParams({ baseUrl: text, key: 'sk-of-a-link-123456789' })}`);
      return calls['links.read'](undefined);
    };
  },
};

const openRouter = 'https://openrouter.ai/api/v1';
const openRouterWires = { responses: openRouter, chat: openRouter, anthropic: openRouter };
const zenMux = { responses: 'https://zenmux.ai/api/v1', chat: 'https://zenmux.ai/api/v1' };
const chat = (url: string) => ({ chat: url });
const responses = (url: string) => ({ responses: url });

/** The remarks by their names; the ones of presets come with the addresses. */
const table: readonly (readonly [pasted: string, endpoints: object, remarks: string])[] = [
  ['https://relay.example/v1', responses('https://relay.example/v1'), ''],
  ['https://relay.example/v1/chat/completions/responses', chat('https://relay.example/v1'), 'route-cut'],
  ['https://relay.example/v1/chat/completions', chat('https://relay.example/v1'), 'route-cut'],
  ['https://relay.example/v1/v1/models', responses('https://relay.example/v1'), 'route-cut version-doubled'],
  ['"https://relay.example/v1".', responses('https://relay.example/v1'), 'address-unwrapped'],
  ['https://https://relay.example/v1', responses('https://relay.example/v1'), 'scheme-mended'],
  ['https:/relay.example/v1', responses('https://relay.example/v1'), 'scheme-mended'],
  ['https://0.0.0.0:4011/v1', responses('https://127.0.0.1:4011/v1'), 'host-meant'],
  [`${openRouter}/chat/completions`, openRouterWires, 'route-cut preset-taken'],
  [`${openRouter}/messages`, openRouterWires, 'route-cut preset-taken'],
  ['https://openrouter.ai/v1', openRouterWires, 'preset-taken'],
  ['https://openrouter.ai/v1/chat/completions', openRouterWires, 'route-cut preset-taken'],
  ['https://openrouter.ai', openRouterWires, 'preset-taken'],
  ['https://zenmux.ai', zenMux, 'preset-taken'],
  ['https://zenmux.ai/api/vertex-ai', zenMux, 'preset-taken'],
  ['https://api.mistral.ai/v1/chat/completions', chat('https://api.mistral.ai/v1'), 'route-cut'],
  ['https://api.mistral.ai', chat('https://api.mistral.ai/v1'), 'preset-taken'],
  // The right address of one wire, as it was wanted.
  [openRouter, responses(openRouter), ''],
  // What else the host serves: another contract, another protocol, another path.
  ['https://api.z.ai/api/paas/v4', responses('https://api.z.ai/api/paas/v4'), ''],
  ['https://open.bigmodel.cn/api/paas/v4/chat/completions', chat('https://open.bigmodel.cn/api/paas/v4'), 'route-cut'],
  ['https://opencode.ai/zen/v1', responses('https://opencode.ai/zen/v1'), ''],
  ['https://api.stepfun.com/v1', responses('https://api.stepfun.com/v1'), ''],
  ['https://qianfan.baidubce.com/v2', responses('https://qianfan.baidubce.com/v2'), ''],
  ['https://api.deepseek.com/anthropic', responses('https://api.deepseek.com/anthropic'), ''],
  ['https://openrouter.ai/api/v2', responses('https://openrouter.ai/api/v2'), ''],
  ['https://openrouter.ai:8443/v1', responses('https://openrouter.ai:8443/v1'), ''],
  ['https://openrouter.ai.evil.example/v1', responses('https://openrouter.ai.evil.example/v1'), ''],
];

it.each(Object.entries(faces))('an address pasted into the %s is mended, and that is said', async (_face, open) => {
  const check = await open();
  for (const [pasted, endpoints, said] of table) {
    const checked = await check(pasted);
    const words = checked?.mended.map(({ text }) => text.replace('remarks.', '')).join(' ');
    expect([pasted, checked?.draft.endpoints, words, checked?.issues]).toEqual([pasted, endpoints, said, []]);
    expect(Object.keys(endpoints)).toContain(checked?.draft.wire);
  }
});

it('one that was mended is checked again without another change', () => {
  for (const [pasted] of table) {
    const known = { presets, isWireSaid: false };
    const once = checkDraft(newDraft('relay', { baseUrl: pasted }, presets), known);
    expect(checkDraft(once.draft, known)).toEqual({ ...once, mended: [] });
  }
});

it('one of a wire that was said is put right for that wire only', () => {
  const draft = newDraft('relay', { baseUrl: 'https://openrouter.ai/v1', wire: 'chat' }, presets);
  expect(checkDraft(draft, { presets, isWireSaid: true }).draft).toMatchObject({ wire: 'chat' });
  expect(checkDraft(draft, { presets, isWireSaid: true }).draft.endpoints).toEqual(chat(openRouter));
});

it('one that is stored stays as it is', () => {
  const stored = testDraft({ name: 'Odd', endpoints: { chat: 'https://openrouter.ai/v1' }, wire: 'chat' });
  const before = toProvider(stored, 'odd');
  expect(checkDraft(stored, { presets, before }).draft.endpoints).toEqual(stored.endpoints);
});

it('none leads to another origin than its own', () => {
  for (const { endpoints } of presets)
    for (const url of Object.values(endpoints).filter((one) => !one.includes('YOUR')))
      for (const path of ['', '/v1', '/api', '/v1/chat/completions', '/x', '/api/vertex-ai']) {
        const { origin } = new URL(url);
        const draft = newDraft('relay', { baseUrl: origin + path }, presets);
        const found = Object.values(checkDraft(draft, { presets }).draft.endpoints);
        expect(new Set(found.map((one) => new URL(one).origin))).toEqual(new Set([origin]));
      }
});

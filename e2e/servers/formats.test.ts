import { beforeAll, describe, expect, it } from 'vitest';
import { ask, key } from '../support/tested-provider.ts';
import { startAimock, startMockLlm, startRouter } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

const site = openSite();
const model = { model: 'gpt-4o' } as const;

describeWith(['mock-llm'], 'mock-llm, which speaks Chat only', () => {
  let origin = '';
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await startMockLlm(site)}`;
  });

  it('is not for Codex when it is stored as Responses, and Chat is offered', async () => {
    const found = await ask(origin, { wire: 'responses', needsKey: false });
    expect(found).toMatchObject({
      kind: 'wrong-format',
      repair: { kind: 'wire', wire: 'chat', baseUrl: `${origin}/v1` },
    });
  });

  it('is good when it is stored as Chat', async () => {
    expect(await ask(origin, { needsKey: false })).toMatchObject({ kind: 'good', model: 'gpt-5.2' });
  });

  it('takes a model that is not in its list, which is said with the nearest name', async () => {
    const found = await ask(origin, { needsKey: false, more: { model: 'gpt-5-2' } });
    expect(found).toMatchObject({ kind: 'model-unlisted', repair: { kind: 'model', models: ['gpt-5.2'] } });
  });
});

describeWith(['aimock'], 'aimock, which speaks all formats', () => {
  let open = '';
  let closed = '';
  beforeAll(async () => {
    open = `http://127.0.0.1:${await startAimock(site)}`;
    closed = `http://127.0.0.1:${await startAimock(site, { keys: key })}`;
  });

  describe.each(['responses', 'chat', 'anthropic'] as const)('over %s', (wire) => {
    it('is good', async () => {
      expect(await ask(open, { wire, needsKey: false, more: model })).toMatchObject({ kind: 'good', model: 'gpt-4o' });
    });

    it('is good with its key', async () => {
      expect(await ask(closed, { wire, more: model })).toMatchObject({ kind: 'good' });
    });

    it('refuses another key', async () => {
      const found = await ask(closed, { wire, key: 'sk-of-somebody-else-0002', more: model });
      expect(found).toMatchObject({ kind: 'key-refused', status: 401 });
    });

    it('wants a key where none is stored', async () => {
      expect(await ask(closed, { wire, needsKey: false, more: model })).toMatchObject({ kind: 'key-missing' });
    });

    it.each([
      ['drop', ['server-error']],
      ['ratelimit', ['rate-limited']],
      ['disconnect', ['stream-cut', 'unreachable']],
      ['malformed', ['not-an-api', 'wrong-format']],
    ])('is not good while every request to a model meets %s, though its list is', async (fault, kinds) => {
      const headers = { [`x-aimock-chaos-${fault}`]: '1' };
      const found = await ask(open, { wire, needsKey: false, more: { ...model, headers } });
      expect([fault, kinds]).toEqual([fault, expect.arrayContaining([found.kind])]);
    });
  });
});

describeWith(
  ['aimock', 'claude-code-router'],
  'claude-code-router, which speaks Anthropic only and has no list',
  () => {
    let behind = '';
    let origin = '';
    const more = { model: 'mock,model-1' };
    beforeAll(async () => {
      behind = `http://127.0.0.1:${await startAimock(site)}`;
      origin = `http://127.0.0.1:${await startRouter(site, `${behind}/v1`, key)}`;
    });

    it.each(['', '/v1'])('is good at %j: the answer proves the key', async (path) => {
      expect(await ask(origin, { wire: 'anthropic', path, more })).toMatchObject({ kind: 'good' });
    });

    it('refuses another key', async () => {
      const found = await ask(origin, { wire: 'anthropic', key: 'sk-of-somebody-else-0002', more });
      expect(found).toMatchObject({ kind: 'key-refused' });
    });

    it.each(['responses', 'chat'] as const)('is offered as Anthropic when it is stored as %s', async (wire) => {
      const found = await ask(origin, { wire, more });
      expect(found).toMatchObject({ kind: 'wrong-format', repair: { kind: 'wire', wire: 'anthropic' } });
    });

    it('passes nothing on to the provider behind it but our question', async () => {
      await ask(origin, { wire: 'anthropic', more });
      const passed: unknown = await (await fetch(`${behind}/__aimock/journal`)).json();
      expect(JSON.stringify(passed)).toContain('Say OK.');
      expect(passed).toEqual(expect.not.arrayContaining([expect.objectContaining({ body: {} })]));
    });
  },
);

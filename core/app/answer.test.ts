import { readdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addTestProvider, problemOf, testApp, testDraft } from '../../e2e/support/test-app.ts';
import { type CallName, type Calls, callNames, contract } from '../../shared/contract.ts';
import { problemOf as toProblemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { answerer } from './answer.ts';

const long = 'sk-long-'.repeat(131_072);

describe('the contract', () => {
  it('has every call behind it, and no other', async () => {
    const { calls } = await testApp();
    expect(Object.keys(calls).sort()).toEqual([...callNames].sort());
  });

  it.each([undefined, null, 7, 'providers', 'constructor', '__proto__', '', long, ['clients.read']])(
    'knows no call of the name %.20s',
    async (name) => {
      const { app, log } = await testApp();
      const problem = await problemOf(app, name as string, { key: 'sk-planted-0123456789' });
      expect(problem.code).toBe('call-unknown');
      expect(JSON.stringify([problem, log])).not.toMatch(/planted|long|proto/);
    },
  );

  it.each(callNames.filter((name) => contract[name].input.safeParse(undefined).success))(
    '%s takes nothing, and refuses something',
    async (name) => {
      const { app } = await testApp();
      for (const input of [null, {}, 'x', { key: 'k' }])
        expect((await problemOf(app, name, input)).code).toBe('input-invalid');
    },
  );

  it.each(callNames.filter((name) => !contract[name].input.safeParse(undefined).success))(
    'W6 %s refuses a missing, wrong, extra or endless input, and shows nothing of it',
    async (name) => {
      const { app, log } = await testApp();
      const extra = { id: 'a', client: 'codex', provider: 'a', draft: testDraft(), 'planted-field': 'planted-value' };
      for (const input of [
        undefined,
        null,
        [],
        'planted',
        7,
        extra,
        { id: long, draft: long, client: long, plan: long },
      ]) {
        const problem = await problemOf(app, name, input);
        expect(problem.code).toBe('input-invalid');
        expect(JSON.stringify(problem).length).toBeLessThan(400);
        expect(JSON.stringify([problem, log])).not.toMatch(/planted|sk-long/);
      }
      expect(log).toHaveLength(7);
    },
  );

  it('names the field that is wrong', async () => {
    const { app } = await testApp();
    const problem = await problemOf(app, 'providers.add', { draft: testDraft({ name: 7 as unknown as string }) });
    expect(problem).toMatchObject({ code: 'input-invalid', values: { fields: expect.stringContaining('draft.name') } });
  });
});

describe('looking', () => {
  it('writes nothing into a home where nobody clicked', async () => {
    const { app, environment } = await testApp();
    const before = readdirSync(environment.home, { recursive: true, encoding: 'utf8' }).sort();
    const inputs: Partial<Record<CallName, unknown>> = {
      'history.read': {},
      'providers.check': { draft: testDraft() },
      'snippet.show': { draft: testDraft({ needsKey: false }), client: 'codex' },
      'repair.plan': { client: 'codex' },
      'import.planKeyMoves': { client: 'codex' },
    };
    for (const name of callNames)
      if (name in inputs || contract[name].input.safeParse(undefined).success)
        expect(await app.answer(name, inputs[name]), name).toMatchObject(name === 'keychain.check' ? {} : { ok: true });
    expect(readdirSync(environment.home, { recursive: true, encoding: 'utf8' }).sort()).toEqual(before);
  });
});

describe('what goes wrong behind a call', () => {
  const lines: string[] = [];
  const failing = (error: unknown) =>
    answerer({ 'presets.list': async () => Promise.reject(error) } as unknown as Calls, (line) => lines.push(line));

  it('is a problem as it was thrown, without the keys in its words', async () => {
    const answer = failing(
      new AppError(toProblemOf('keychain-failed', { words: 'Bearer abcdefghijkl is no key' }), {
        where: { file: 'f', line: 1, column: 2 },
      }),
    );
    expect(await answer('presets.list', undefined)).toEqual({
      ok: false,
      problem: {
        code: 'keychain-failed',
        values: { words: 'Bearer •••• is no key' },
        where: { file: 'f', line: 1, column: 2 },
      },
    });
  });

  it('is unexpected and logged when nobody expected it', async () => {
    const reply = await failing(new Error('boom at sk-abcdefghijklmnop'))('presets.list', undefined);
    expect(reply).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(JSON.stringify([reply, lines])).not.toContain('abcdefgh');
    expect(lines.at(-1)).toContain('boom');
  });

  it.each([
    ['a header', { draft: { headers: { 'x-own': 'planted words' } } }, 'planted words were not wanted'],
    ['one of a list', { ids: ['planted/1', 'planted/12'] }, 'no planted/12 here'],
    ['a name', { draft: { queryParams: { planted: '' } } }, 'a planted name'],
    ['a text over lines', { text: 'planted\n  and more' }, 'read planted\n  and more'],
  ])('W6 is one line in the log that holds nothing of what was sent: %s', async (_, input, message) => {
    const given: unknown[] = [];
    const calls = {
      'snippet.read': async (sent: unknown) => {
        given.push(sent);
        throw new Error(`boom: ${message}`);
      },
    } as unknown as Calls;
    const before = lines.length;
    vi.spyOn(contract['snippet.read'].input, 'safeParse').mockReturnValue({ success: true, data: input } as never);
    onTestFinished(() => void vi.restoreAllMocks());
    await answerer(calls, (line) => lines.push(line))('snippet.read', input);
    expect(given).toEqual([input]);
    expect(lines.length).toBe(before + 1);
    expect(lines.at(-1)).toMatch(/^snippet\.read: boom: .*answer\.test\.ts/);
    expect(lines.at(-1)).not.toMatch(/planted|\n/);
  });

  it('W7 is unexpected when the answer is not what the contract promises, and none of it goes out', async () => {
    const value = { date: '2026-01-01', presets: [], key: 'planted-in-the-answer' };
    const answer = answerer({ 'presets.list': async () => value } as unknown as Calls, (line) => lines.push(line));
    const reply = await answer('presets.list', undefined);
    expect(reply).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(JSON.stringify([reply, lines])).not.toContain('planted');
  });

  it('shows nothing of the key that came in with the call', async () => {
    const { app } = await testApp();
    const { id } = await addTestProvider(app, 'A');
    const key = 'an odd key\nwith two lines';
    const problem = await problemOf(app, 'keys.set', { provider: id, key, store: 'file' });
    expect(problem.code).toBe('key-line-break');
    expect(JSON.stringify(problem)).not.toContain('odd');
  });
});

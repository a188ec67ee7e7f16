import { appendFileSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { ClientId } from '../../shared/client-id.ts';
import type { Environment } from '../environment.ts';
import { appendSwitch, hasSwitch, readSwitches, switchesPath, withdrawSwitch } from './switch-log.ts';

let environment: Environment;
beforeEach(() => {
  environment = testEnvironment();
});

async function put(id: string, client: ClientId, choice: string, at: string, account = 'none'): Promise<void> {
  await appendSwitch(environment, { id, at, client, face: 'tray', switched: { choice, model: 'm', account } });
}

const spans = (client?: ClientId) =>
  readSwitches(environment, client).then((all) => all.map(({ choice, from, to }) => [choice, from, to]));

describe('the log of switches', () => {
  it('tells what each client used, from when to when', async () => {
    await put('1', 'codex', 'a', '2026-01-01');
    await put('2', 'opencode', 'b', '2026-01-02');
    await put('3', 'codex', 'official', '2026-01-03');
    expect(await spans()).toEqual([
      ['a', '2026-01-01', '2026-01-03'],
      ['b', '2026-01-02', null],
      ['official', '2026-01-03', null],
    ]);
    expect(await spans('codex')).toEqual([
      ['a', '2026-01-01', '2026-01-03'],
      ['official', '2026-01-03', null],
    ]);
    expect(await readSwitches(environment, 'opencode')).toEqual([
      {
        client: 'opencode',
        choice: 'b',
        model: 'm',
        account: 'none',
        receipt: '2',
        face: 'tray',
        from: '2026-01-02',
        to: null,
      },
    ]);
  });

  it('has no interval that ends before it begins when the clock goes back', async () => {
    await put('1', 'codex', 'a', '2026-01-02');
    await put('2', 'codex', 'b', '2026-01-01');
    expect(await spans()).toEqual([
      ['a', '2026-01-02', '2026-01-02'],
      ['b', '2026-01-01', null],
    ]);
  });

  it('passes over what is torn, foreign, repeated or newer', async () => {
    await put('1', 'codex', 'a', '2026-01-01');
    appendFileSync(switchesPath(environment), readFileSync(switchesPath(environment)));
    appendFileSync(switchesPath(environment), 'what\n{"v":2,"receipt":"5"}\n{"v":1,"at":"20');
    await put('2', 'codex', 'b', '2026-01-02');
    expect((await spans()).map(([choice]) => choice)).toEqual(['a', 'b']);
  });

  it('knows the newest act, and takes it away again', async () => {
    await put('1', 'codex', 'a', '2026-01-01');
    await put('2', 'codex', 'b', '2026-01-02');
    expect([await hasSwitch(environment, '2'), await hasSwitch(environment, '3')]).toEqual([true, false]);
    await withdrawSwitch(environment, '1');
    await withdrawSwitch(environment, '2');
    expect(await spans()).toEqual([['a', '2026-01-01', null]]);
  });

  it.each([
    ['relay#3f9a00112233', 'relay#3f9a00112233'],
    ['env:OPENROUTER_API_KEY', 'env:OPENROUTER_API_KEY'],
    ['none', 'none'],
  ])('S1 keeps the name of a key: %s', async (account, kept) => {
    await put('1', 'codex', 'a', '2026-01-01', account);
    expect(await readSwitches(environment)).toMatchObject([{ account: kept }]);
  });

  it.each(['sk-proj-Abcdefghij0123456789Abcdefghij', 'env:sk-or-v1-0123456789abcdef0123456789abcdef'])(
    'S1 never holds a key that came in its place: %.8s',
    async (key) => {
      await put('1', 'codex', key, '2026-01-01', key);
      await appendSwitch(environment, {
        id: '2',
        at: '2026-01-01',
        client: 'codex',
        switched: { choice: 'a', model: key, account: key },
      });
      expect(readFileSync(switchesPath(environment), 'utf8')).not.toContain(key.replace('env:', ''));
    },
  );
});

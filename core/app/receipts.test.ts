import { describe, expect, it } from 'vitest';
import { liveContents, liveFiles } from '../../e2e/support/client-samples.ts';
import { englishProblem } from '../../e2e/support/english.ts';
import { addTestProvider, problemOf, testApp } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import type { KeyRef } from '../../shared/key-ref.ts';
import type { ClientView } from '../../shared/views.ts';
import { planStepBack } from '../switching/undo/back.ts';
import { doAct } from './acts/switching.ts';
import { startEngine } from './start-engine.ts';

const clients = clientIds;

async function withProviders() {
  const hands = await testApp();
  for (const name of ['A', 'B', 'C']) await addTestProvider(hands, name);
  const use = async (client: ClientId, choice: string) =>
    (await hands.calls['switch.use']({ client, choice })).receipt ?? '';
  const view = async (client: ClientId): Promise<Partial<ClientView>> =>
    (await hands.calls['clients.read']()).find((one) => one.client === client) ?? {};
  return { ...hands, use, view };
}

describe.each(clients)('an act on %s', (client) => {
  it('is undone by its own name only while nothing came after it; then the answer names what did', async () => {
    const { app, calls, use, read } = await withProviders();
    const first = await use(client, 'a');
    const second = await use(client, 'b');
    const text = read(liveFiles[client]);
    const problem = await problemOf(app, 'undo.use', { receipt: first });
    const { cause, fix } = englishProblem(problem);
    expect(problem).toMatchObject({ code: 'act-followed', values: { id: second, receipt: first } });
    expect(cause).toContain('uses B');
    expect(fix).toContain(`switchyard restore ${first}`);
    expect(read(liveFiles[client])).toBe(text);
    await calls['undo.use']({ receipt: second });
    expect((await problemOf(app, 'undo.use', { receipt: second })).code).toBe('act-followed');
    await calls['undo.use']({ receipt: first });
    expect(read(liveFiles[client])).toBe(liveContents[client]);
  });

  it('is not taken back by the undo of another face’s act, which the terminal did meanwhile', async () => {
    const { app, environment, use, read } = await withProviders();
    const shown = await use(client, 'a');
    const terminal = await startEngine(environment, 'terminal');
    const { findClient } = await import('../clients/clients.ts');
    await doAct(terminal, { kind: 'use', client: await findClient(client), choice: 'b' });
    const text = read(liveFiles[client]);
    expect((await problemOf(app, 'undo.use', { receipt: shown })).code).toBe('act-followed');
    expect(read(liveFiles[client])).toBe(text);
  });

  it('does not follow one on another client', async () => {
    const { calls, use, read } = await withProviders();
    const receipt = await use(client, 'a');
    for (const other of clients) if (other !== client) await use(other, 'b');
    await calls['undo.use']({ receipt });
    expect(read(liveFiles[client])).toBe(liveContents[client]);
  });

  it('can be walked back and forth, until a new act cuts off what lay ahead', async () => {
    const { app, calls, use, view, read } = await withProviders();
    const texts = [read(liveFiles[client])];
    for (const choice of ['a', 'b', 'c']) {
      await use(client, choice);
      texts.push(read(liveFiles[client]));
    }
    const step = async (way: 'undo' | 'redo') => {
      const receipt = (await view(client))[way] ?? '';
      expect(await calls['undo.use']({ receipt })).toMatchObject({ kind: way });
      return read(liveFiles[client]);
    };
    expect([await step('undo'), await step('undo'), await step('undo')]).toEqual([texts[2], texts[1], texts[0]]);
    expect((await view(client)).undo).toBeUndefined();
    expect([await step('redo'), await step('redo')]).toEqual([texts[1], texts[2]]);
    expect([await step('undo'), await step('redo'), await step('redo')]).toEqual([texts[1], texts[2], texts[3]]);
    expect((await view(client)).redo).toBeUndefined();
    await step('undo');
    const ahead = (await view(client)).redo ?? '';
    await use(client, 'a');
    expect((await view(client)).redo).toBeUndefined();
    expect((await problemOf(app, 'undo.use', { receipt: ahead })).code).toBe('act-followed');
  });

  it('says in the history what can be done with it, who did it, and whether it stands', async () => {
    const { calls, use, view } = await withProviders();
    await use(client, 'a');
    await use(client, 'b');
    await calls['undo.use']({ receipt: (await view(client)).undo ?? '' });
    await use(client === 'codex' ? 'opencode' : 'codex', 'c');
    expect(await calls['history.read']({ client })).toMatchObject([
      { kind: 'undo', choice: 'b', isUndone: false, can: 'redo' },
      { kind: 'use', choice: 'b', isUndone: true },
      { kind: 'use', choice: 'a', isUndone: false, can: 'undo', face: 'window' },
    ]);
    await calls['undo.use']({ receipt: (await view(client)).redo ?? '' });
    const [redone, undone, second] = await calls['history.read']({ client });
    expect(redone).toMatchObject({ kind: 'redo', choice: 'b', isUndone: false, can: 'undo' });
    expect([undone?.isUndone, second?.isUndone, second?.can]).toEqual([true, false, undefined]);
  });
});

describe('the history', () => {
  it('is given in pages, newest first, over all clients', async () => {
    const { calls, use } = await withProviders();
    for (const choice of ['a', 'b', 'c']) for (const client of clients) await use(client, choice);
    const all = (await calls['history.read']({})).map(({ id }) => id);
    expect(all).toEqual(all.toSorted().toReversed());
    const first = (await calls['history.read']({ most: 4 })).map(({ id }) => id);
    const second = (await calls['history.read']({ most: 4, before: first.at(-1) })).map(({ id }) => id);
    expect([...first, ...second]).toEqual(all.slice(0, 8));
    expect(await calls['history.read']({ client: 'codex', before: all.at(-1) })).toEqual([]);
  });
});

describe('a removal that fails after a switch elsewhere', () => {
  it('puts back its own lines, and leaves the switch alone', async () => {
    const environment = testEnvironment();
    const hands = await testApp({ environment });
    for (const client of clients) hands.write(liveFiles[client], liveContents[client]);
    for (const name of ['A', 'B', 'C']) await addTestProvider(hands, name);
    for (const client of ['opencode', 'openclaw'] as const)
      for (const choice of ['a', 'b']) await hands.calls['switch.use']({ client, choice });
    const before = hands.read(liveFiles.opencode);
    const { applyForget, planForget } = await import('../switching/forget.ts');
    const { findClient } = await import('../clients/clients.ts');
    const terminal = await startEngine(environment, 'terminal');
    const engine = await startEngine(environment, 'window');
    const plans = await planForget(engine, 'a');
    const keys = {
      ...engine.keys,
      list: () => engine.keys.list(),
      find: (ref: KeyRef) => engine.keys.find(ref),
      check: () => engine.keys.check(),
      deleteAll: async () => {
        // Between the lines and the keys somebody switches a client that the removal has written already.
        await doAct(terminal, { kind: 'use', client: await findClient('opencode'), choice: 'c' });
        throw new Error('the keychain broke');
      },
    } as unknown as typeof engine.keys;
    await expect(applyForget({ ...engine, keys }, 'a', plans)).rejects.toThrow('the keychain broke');
    const [, opencode] = await hands.calls['clients.read']();
    expect(opencode?.current.provider).toBe('c');
    expect(before).toContain('a.example');
    expect(hands.read(liveFiles.opencode)).toContain('a.example');
  });
});

it('a step back without a name is refused where nothing was done, and says so', async () => {
  const engine = await startEngine(testEnvironment(), 'terminal');
  await expect(planStepBack(engine)).rejects.toThrow('nothing-to-undo');
});

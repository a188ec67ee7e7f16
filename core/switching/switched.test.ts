import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientSamples } from '../../e2e/support/client-samples.ts';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { type ClientId, clientIds } from '../../shared/client-id.ts';
import { startEngine } from '../app/start-engine.ts';
import { findClient } from '../clients/clients.ts';
import { readSwitches } from '../files/switch-log.ts';
import { readProviders } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { keyRefOfProvider } from './key-source.ts';
import { planStepBack, planStepForward } from './undo/back.ts';
import { readHistory } from './undo/history.ts';
import { planUse, type UseRequest } from './use.ts';

/** Beside the foreign choice that the sample of every client has: none, and the client's own login. */
const homes: Readonly<Record<string, readonly [file: string, text: string, choice: string]>> = {
  codex: ['.codex/config.toml', 'model = "gpt-5.5"\n', 'official'],
  opencode: ['.config/opencode/opencode.json', '{ "model": "theirs/m" }\n', 'foreign'],
  openclaw: ['.openclaw/openclaw.json', '{ gateway: { mode: "local" } }\n', 'unset'],
};

function homeOf(client: ClientId) {
  const { liveFile, foreign } = clientSamples[client];
  return homes[client] ?? [liveFile, foreign.text, 'foreign'];
}

async function enter(client: ClientId, environment = testEnvironment()) {
  const [name, text] = homeOf(client);
  const file = join(environment.home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const engine = await testEngine(environment);
  const refOf = async (id: string) => {
    const provider = (await readProviders(environment)).find((one) => one.id === id);
    if (!provider) throw new Error(`no ${id}`);
    return keyRefOfProvider(provider);
  };
  return {
    engine,
    refs: { a: await refOf('a'), b: await refOf('b') },
    use: async (choice: string, more: Partial<UseRequest> = {}) =>
      applyPlan(engine, await planUse(engine, { client: await findClient(client), choice, ...more })),
    back: async () => applyPlan(engine, await planStepBack(engine)),
    forward: async () => applyPlan(engine, await planStepForward(engine)),
    /** Somebody else writes, at a time of their own. */
    edit: (change: (text: string) => string, at?: Date) => {
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      if (at) utimesSync(file, at, at);
      engine.read.forget();
    },
    told: async () =>
      (await readSwitches(environment, client)).map(({ choice, model, account, face }) => [
        face,
        choice,
        model,
        account,
      ]),
  };
}

/** A clock that stands still, and random words each of which sorts before the one that came earlier. */
function standingClock() {
  let drawn = 0;
  const random = (bytes: number) => {
    drawn += 1;
    return (2 ** 32 - drawn)
      .toString(16)
      .repeat(Math.ceil(bytes / 4))
      .slice(0, bytes * 2);
  };
  return { ...testEnvironment({ now: () => new Date('2026-05-01T12:00:00Z') }), random };
}

describe.each(clientIds)('the log of what %s used', (client) => {
  it('says after an undo what somebody else had made of it before, also when the clock stands still', async () => {
    const { use, edit, back, told } = await enter(client, standingClock());
    await use('a');
    edit(() => homeOf(client)[1]);
    await use('b');
    await back();
    const choices = (await told()).map(([, choice]) => choice);
    expect(choices).toEqual([homeOf(client)[2], 'a', homeOf(client)[2], 'b', homeOf(client)[2]]);
  });

  it('takes what another one of ours did between our reading and our writing for no change from outside', async () => {
    const { engine, use, told } = await enter(client);
    await use('a');
    const other = await startEngine(engine.environment, 'window');
    const plan = await planUse(engine, { client: await findClient(client), choice: 'official' });
    await applyPlan(other, await planUse(other, { client: await findClient(client), choice: 'b' }));
    await expect(applyPlan(engine, plan)).rejects.toThrow('file-changed');
    expect((await told()).map(([face, choice]) => [face, choice]).slice(1)).toEqual([
      ['terminal', 'a'],
      ['window', 'b'],
    ]);
  });

  it('tells what there was before us, each switch and each step back and forth, with the account that paid', async () => {
    const { use, back, forward, told, refs } = await enter(client);
    await use('a');
    await use('b', { model: 'model-x' });
    await back();
    await forward();
    await use('official');
    const [first, ...rest] = await told();
    expect(first?.slice(0, 2)).toEqual(['outside', homeOf(client)[2]]);
    expect(rest).toEqual([
      ['terminal', 'a', 'model-a', refs.a],
      ['terminal', 'b', 'model-x', refs.b],
      ['terminal', 'a', 'model-a', refs.a],
      ['terminal', 'b', 'model-x', refs.b],
      ['terminal', 'official', null, 'login'],
    ]);
  });

  it('tells what somebody else chose in between, from when they wrote it', async () => {
    const { engine, use, edit, told } = await enter(client);
    await use('a');
    const at = new Date(Date.now() - 1000);
    edit((text) => text.replaceAll('model-a', 'by-hand'), at);
    await use('b');
    const intervals = await readSwitches(engine.environment, client);
    const outside = intervals.filter(({ face }) => face === 'outside').at(-1);
    expect(outside?.model).toMatch(/by-hand$/);
    expect((await told()).map(([face]) => face)).toEqual(['outside', 'terminal', 'outside', 'terminal']);
    expect(intervals.map(({ to }) => to === null)).toEqual([false, false, false, true]);
    const history = await readHistory(engine);
    expect(history.map(({ kind, face }) => [kind, face])).toEqual([
      ['use', 'terminal'],
      ['outside', 'outside'],
      ['use', 'terminal'],
    ]);
    expect(history[1]).toMatchObject({
      at: at.toISOString(),
      model: expect.stringMatching(/by-hand$/),
      isUndone: false,
    });
    expect(await readHistory(engine, { client, most: 2 })).toEqual(history.slice(0, 2));
    expect(await readHistory(engine, { before: history[0]?.id })).toEqual(history.slice(1));
    expect(await readHistory(engine, { client: client === 'codex' ? 'openclaw' : 'codex' })).toEqual([]);
  });

  it('tells nothing twice when nothing changed', async () => {
    const { use, told } = await enter(client);
    await use('a');
    const before = await told();
    await use('a');
    expect(await told()).toEqual(before);
  });
});

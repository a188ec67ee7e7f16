import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from '../core/app/start-engine.ts';
import { findClient } from '../core/clients/clients.ts';
import { historyFolder, historyPath } from '../core/files/history-log.ts';
import { parseProvider, readProviders } from '../core/providers/provider-list.ts';
import { applyPlan } from '../core/switching/apply.ts';
import type { Engine } from '../core/switching/engine.ts';
import { readStatuses } from '../core/switching/status.ts';
import { readHistory, shownEntries } from '../core/switching/undo/history.ts';
import { planUse } from '../core/switching/use.ts';
import { benchHome } from './apply.ts';
import { median, type Ratio } from './statistics.ts';

const [many, providers, rounds] = [2000, 500, 60];

/** A home of somebody who has switched two thousand times between five hundred providers, and folded nothing. */
async function longHistory(folder: string): Promise<Engine> {
  const environment = await benchHome(folder);
  const more = Array.from({ length: providers - 2 }, (_, index) => {
    const endpoints = { responses: `https://relay-${index}.example/v1`, chat: `https://relay-${index}.example/v1` };
    return parseProvider({ id: `relay-${index}`, name: `Relay ${index}`, endpoints, wire: 'responses', model: 'm' });
  });
  const list = { version: 1, providers: [...(await readProviders(environment)), ...more] };
  writeFileSync(join(environment.dataFolder, 'providers.json'), JSON.stringify(list));
  const engine = await startEngine(environment, 'window');
  const client = await findClient('codex');
  for (const choice of ['one', 'two']) await applyPlan(engine, await planUse(engine, { client, choice }));
  const path = historyPath(environment, 'codex');
  const own = readFileSync(path, 'utf8').trimEnd().split('\n');
  const lines = Array.from({ length: many }, (_, index) => {
    const id = `20260101T${String(index).padStart(9, '0')}-0a0b0c0d`;
    return JSON.stringify({ ...JSON.parse(own[index % own.length] ?? ''), id, n: index + 1 });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return engine;
}

/** `first` and `second` in turn, each with the history that it is measured on. */
async function pair(
  engine: Engine,
  work: () => Promise<unknown>,
  first: () => void,
  second: () => void,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -5; round < rounds; round += 1)
    for (const [index, prepare] of [first, second].entries()) {
      prepare();
      engine.read.forget();
      const start = performance.now();
      await work();
      if (round >= 0) times[index]?.push(performance.now() - start);
    }
  return [median(times[0]), median(times[1])];
}

/** What a long history costs those who look at the newest of it only. */
export async function measureHistory(folder: string): Promise<readonly Ratio[]> {
  const engine = await longHistory(join(folder, 'history'));
  const path = historyPath(engine.environment, 'codex');
  const whole = readFileSync(path, 'utf8');
  const shown = whole.trimEnd().split('\n').slice(-shownEntries);
  const list = join(engine.environment.dataFolder, 'providers.json');
  const providersText = readFileSync(list, 'utf8');
  const away = join(historyFolder(engine.environment), '..', 'history-away');
  const [long, none] = await pair(
    engine,
    () => readStatuses(engine),
    () => {
      writeFileSync(path, whole);
      writeFileSync(list, providersText);
    },
    () => {
      renameSync(path, away);
      renameSync(list, `${list}.away`);
    },
  );
  const [tail, all] = await pair(
    engine,
    () => readHistory(engine),
    () => writeFileSync(path, whole),
    () => writeFileSync(path, `${shown.join('\n')}\n`),
  );
  const ratio = (name: string, mine: number, other: number): Ratio => {
    const detail = `median ${mine.toFixed(1)} ms against ${other.toFixed(1)} ms`;
    return { name, ratio: mine / other, limit: 1.3, detail };
  };
  return [
    ratio(`status of ${providers} providers with ${many} receipts, against none of either`, long, none),
    ratio(`history (the newest ${shownEntries}) of ${many} receipts, against no more than are shown`, tail, all),
  ];
}

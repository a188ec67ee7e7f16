import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startEngine } from '../core/app/start-engine.ts';
import { findClient } from '../core/clients/clients.ts';
import { readDocument } from '../core/documents/document.ts';
import type { Edit, Syntax } from '../core/documents/edit.ts';
import type { Environment } from '../core/environment.ts';
import { addProvider, editProvider, parseProvider } from '../core/providers/provider-list.ts';
import { applyPlan } from '../core/switching/apply.ts';
import { diffsOf } from '../core/switching/diff.ts';
import type { Engine } from '../core/switching/engine.ts';
import { planStepBack } from '../core/switching/undo/back.ts';
import { planUse } from '../core/switching/use.ts';
import type { ClientId } from '../shared/client-id.ts';
import { benchEnvironment } from './bench-environment.ts';
import { sampleConfig } from './sample-config.ts';
import type { Ratio } from './statistics.ts';

/** Twice the input may take so many times the processor time: a little more than twice, for caches and garbage. */
const limit = 2.3;
const rounds = 9;

type Work = () => unknown;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * CPU milliseconds of one of several calls in a row, the collection of their garbage included, and of nobody else's: what
 * the larger sizes leave behind would be paid for by the smaller ones. What was collected with it is made anew before.
 */
async function cpuOf(work: Work, calls: number): Promise<number> {
  collectGarbage();
  await work();
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / calls;
}

/** The same work at three sizes, each twice the one before; `sizes` names them. */
async function growth(name: string, sizes: readonly string[], works: readonly Work[]): Promise<readonly Ratio[]> {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = -2; round < rounds; round += 1)
    for (const [index, work] of works.entries()) {
      // Small ones more often, so that each block lasts as long and pays for as much garbage.
      const time = await cpuOf(work, 2 ** (works.length - 1 - index));
      // What else runs here only ever adds to a time.
      if (round >= 0) best[index] = Math.min(best[index] ?? time, time);
    }
  return best.slice(1).map((time, index) => ({
    name: `${name}: ${sizes[index + 1]} against ${sizes[index]}`,
    ratio: time / (best[index] ?? Number.NaN),
    limit,
    detail: `CPU ${time.toFixed(1)} ms against ${best[index]?.toFixed(1)} ms`,
  }));
}

const counts = [500, 1000, 2000] as const;

const set = (path: Edit['path'], value: string): Edit => ({ kind: 'set', path, value });

/** Read, every second entry changed and one put beside each, verified. */
function editWork(text: string, syntax: Syntax, table: readonly string[], key: string): Work {
  const names = Object.keys(readDocument(text, syntax, 'f').get(table) as object);
  const edits = names.flatMap((name, index) => [
    ...(index % 2 === 0 ? [set([...table, name, key], 'changed')] : []),
    set([...table, `new ${name}`, key], 'added'),
  ]);
  return () => readDocument(text, syntax, 'f').edit(edits);
}

function sampleJson(models: number): string {
  const rows = Array.from({ length: models }, (_, n) => [
    `vendor/model-${n}`,
    { name: `Model ${n}`, limit: { context: n } },
  ]);
  return JSON.stringify({ models: Object.fromEntries(rows) }, null, 2);
}

function sampleJson5(models: number): string {
  const rows = Array.from(
    { length: models },
    (_, n) => `  'vendor/model-${n}': { name: 'Model ${n}' }, // number ${n}\n`,
  );
  return `{ // by hand\n models: {\n${rows.join('')} },\n}\n`;
}

function bigProvider(models: number, name: string) {
  const url = 'https://big.example/v1';
  return parseProvider({
    id: 'big',
    name: 'Big',
    endpoints: { responses: url, chat: url },
    wire: 'responses',
    model: 'vendor/model-1',
    needsKey: false,
    models: Array.from({ length: models }, (_, n) => ({
      id: `vendor/model-${n}`,
      name: `${name} ${n}`,
      context: 1000 + n,
    })),
  });
}

function homeWith(home: string, models: number): Environment {
  for (const name of ['.codex', '.config/opencode', '.openclaw', 'bin'])
    mkdirSync(join(home, name), { recursive: true });
  writeFileSync(join(home, '.codex', 'config.toml'), sampleConfig(models * 465));
  writeFileSync(
    join(home, '.config', 'opencode', 'opencode.json'),
    sampleJson(models).replace('"models"', '"x-models"'),
  );
  writeFileSync(join(home, '.openclaw', 'openclaw.json'), "{ // by hand\n  gateway: { mode: 'local' },\n}\n");
  return benchEnvironment(home);
}

/** An engine whose client has a provider of so many models, each of which has got another name since. */
async function renamedEngine(home: string, id: ClientId, models: number): Promise<Engine> {
  const environment = homeWith(home, models);
  const engine = await startEngine(environment, 'terminal');
  await addProvider(environment, bigProvider(models, 'Model'));
  await applyPlan(engine, await planUse(engine, { client: await findClient(id), choice: 'big' }));
  await editProvider(environment, 'big', () => bigProvider(models, 'Name'));
  engine.read.forget();
  return engine;
}

async function clientGrowth(folder: string, id: ClientId): Promise<readonly Ratio[]> {
  const client = await findClient(id);
  const sizes = counts.map((models) => `${models} models`);
  const engines = await Promise.all(counts.map((models) => renamedEngine(join(folder, `${id}-${models}`), id, models)));
  const plans = engines.map((engine) => async () => diffsOf(await planUse(engine, { client, choice: 'big' })));
  const switched = await growth(`${id}, plan and diff of every model renamed`, sizes, plans);
  for (const engine of engines) {
    await applyPlan(engine, await planUse(engine, { client, choice: 'big' }));
    // So that every key goes back by itself.
    appendFileSync(
      (await engine.read.state(client)).main.file.path,
      id === 'codex' ? '\n# by hand\n' : '\n// by hand\n',
    );
    engine.read.forget();
  }
  const undone = engines.map((engine) => async () => diffsOf(await planStepBack(engine, id)));
  return [...switched, ...(await growth(`${id}, plan and diff of taking that back`, sizes, undone))];
}

/** How the time of edits grows with what is edited: twice as much must not take four times as long. */
export async function measureGrowth(folder: string): Promise<readonly Ratio[]> {
  const kilobytes = [230, 460, 930];
  const files = kilobytes.map((size) => `${size} kB`);
  const models = counts.map((count) => `${count * 2} entries`);
  const toml = kilobytes.map((size) => sampleConfig(size * 1000));
  return [
    ...(await growth(
      'TOML, few edits',
      files,
      toml.map((text) => () => readDocument(text, 'toml', 'f').edit(fewEdits)),
    )),
    ...(await growth(
      'TOML, edits in every table',
      files,
      toml.map((text) => editWork(text, 'toml', ['projects'], 'trust_level')),
    )),
    ...(await growth(
      'JSON, edits in every entry',
      models,
      counts.map((n) => editWork(sampleJson(n * 2), 'jsonc', ['models'], 'name')),
    )),
    ...(await growth(
      'JSON5, edits in every entry',
      models,
      counts.map((n) => editWork(sampleJson5(n * 2), 'json5', ['models'], 'name')),
    )),
    ...(await clientGrowth(folder, 'codex')),
    ...(await clientGrowth(folder, 'opencode')),
    ...(await clientGrowth(folder, 'openclaw')),
  ];
}

const fewEdits: readonly Edit[] = [
  set(['model_provider'], 'switchyard'),
  set(['model_providers', 'switchyard', 'name'], 'Relay'),
  set(['model_providers', 'switchyard', 'auth', 'command'], '/opt/switchyard/bin/switchyard-key'),
];

import { mkdirSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { startEngine } from '../core/app/start-engine.ts';
import { findClient } from '../core/clients/clients.ts';
import type { Environment } from '../core/environment.ts';
import { addProvider, parseProvider } from '../core/providers/provider-list.ts';
import { applyPlan } from '../core/switching/apply.ts';
import { keyRefOfProvider } from '../core/switching/key-source.ts';
import { planUse } from '../core/switching/use.ts';
import { benchEnvironment } from './bench-environment.ts';
import { sampleConfig } from './sample-config.ts';
import { percentile, type Ratio } from './statistics.ts';

/** A home below `folder` with a client's file of 10 kB and two providers whose keys lie in files. */
export async function benchHome(folder: string): Promise<Environment> {
  const home = join(folder, 'home');
  mkdirSync(join(home, '.codex'), { recursive: true });
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, '.codex', 'config.toml'), sampleConfig(10_000));
  const environment = benchEnvironment(home);
  const engine = await startEngine(environment, 'terminal');
  for (const id of ['one', 'two']) {
    const endpoints = { responses: `https://${id}.example/v1` };
    const provider = parseProvider({ id, name: id, endpoints, wire: 'responses', model: `model-${id}` });
    await addProvider(environment, provider);
    await engine.keys.set(keyRefOfProvider(provider), `sk-bench-${id}-0123456789`, 'file');
  }
  return environment;
}

/** The least that replaces a file safely: temporary file, fsync, rename, fsync of the folder. */
async function replaceBare(folder: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, 'bare.tmp');
  const file = await open(temporary, 'w', 0o600);
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(temporary, join(folder, 'bare'));
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

/** Plan and apply of a Codex switch (10 kB file, lock, journal, backup) against a bare safe replacement of the same bytes. */
export async function measureApply(folder: string): Promise<readonly Ratio[]> {
  const environment = await benchHome(folder);
  const engine = await startEngine(environment, 'window');
  const client = await findClient('codex');
  const bytes = Buffer.from(sampleConfig(10_000));
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = -20; round < 120; round += 1) {
    // The face has shown the state before anybody can switch.
    await Promise.all([engine.read.state(client), engine.read.providers(), engine.read.keys()]);
    const start = performance.now();
    await replaceBare(join(environment.home, '.codex'), bytes);
    const middle = performance.now();
    await applyPlan(engine, await planUse(engine, { client, choice: round % 2 === 0 ? 'one' : 'two' }));
    const end = performance.now();
    if (round < 0) continue;
    bare.push(middle - start);
    whole.push(end - middle);
  }
  const p95 = { bare: percentile(bare, 0.95), whole: percentile(whole, 0.95) };
  return [
    {
      name: 'plan and apply of a Codex switch, against a bare safe replacement',
      ratio: p95.whole / p95.bare,
      limit: 3,
      detail: `p95 ${p95.whole.toFixed(1)} ms against ${p95.bare.toFixed(1)} ms; medians ${percentile(whole, 0.5).toFixed(1)} and ${percentile(bare, 0.5).toFixed(1)} ms`,
    },
  ];
}

import { parseTOML } from 'toml-eslint-parser';
import { readDocument } from '../core/documents/document.ts';
import type { Edit } from '../core/documents/edit.ts';
import { cpuOf } from './cpu-time.ts';
import { sampleConfig } from './sample-config.ts';
import { median, type Ratio } from './statistics.ts';

const calls = 8;

function edits(round: number): readonly Edit[] {
  const own = ['model_providers', 'switchyard'];
  return [
    { kind: 'set', path: ['model_provider'], value: 'switchyard' },
    { kind: 'set', path: ['model'], value: `model-${round}` },
    { kind: 'set', path: [...own, 'name'], value: 'Relay' },
    { kind: 'set', path: [...own, 'base_url'], value: `https://relay-${round}.example/v1` },
    { kind: 'remove', path: [...own, 'env_key'] },
    { kind: 'set', path: [...own, 'auth', 'command'], value: '/opt/switchyard/bin/switchyard-key' },
    { kind: 'set', path: [...own, 'auth', 'args'], value: ['print', 'relay#0123456789ab'] },
  ];
}

/** A whole plan of a 100 kB file (one parse, all edits, verification) against one parse by the ranged parser. */
export function measureDocument(): readonly Ratio[] {
  const text = sampleConfig(100_000);
  const parse: number[] = [];
  const plan: number[] = [];
  // In blocks of several calls: one call alone would leave its garbage to be collected, and paid for, by the other side.
  for (let round = -2; round < 12; round += 1) {
    const a = cpuOf(() => parseTOML(text, { tomlVersion: '1.1' }), calls);
    const b = cpuOf((call) => readDocument(text, 'toml', 'config.toml').edit(edits(call)), calls);
    if (round < 0) continue;
    parse.push(a);
    plan.push(b);
  }
  return [
    {
      name: 'plan of a 100 kB config.toml, against one ranged parse',
      ratio: median(plan.map((time, round) => time / (parse[round] ?? Number.NaN))),
      limit: 3,
      detail: `CPU median ${median(plan).toFixed(1)} ms against ${median(parse).toFixed(1)} ms`,
    },
  ];
}

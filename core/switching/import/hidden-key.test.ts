import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { tableKeychain } from '../../../e2e/support/table-keychain.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { startEngine } from '../../app/start-engine.ts';
import { findClient } from '../../clients/clients.ts';
import { openKeys } from '../../keychain/keys.ts';
import { applyPlan } from '../apply.ts';
import { diffsOf } from '../diff.ts';
import { planLeave } from '../leave.ts';
import type { Plan } from '../plan.ts';
import { planStepBack, planStepForward } from '../undo/back.ts';
import { applyImport } from './import.ts';
import { planKeyMoves } from './plan-key-moves.ts';

/** Nothing but the place tells that this is a key: it looks like an id, and its variable is called after nothing. */
const key = '3f5c3f0e-9d8b-4a6f-8e4d-3c2b1a091827';

it.each([
  ['of an own file', `{"env":{"vars":{"RELAY":"${key}"}},"models":`],
  ['beside lines of somebody else', `{\n  "env": {\n    "vars": {\n      "RELAY": "${key}"\n    }\n  },\n  "models":`],
])(
  'S1 a moved key that looks like none stays out of the history and of every diff, there and back: %s',
  async (_, head) => {
    const environment = testEnvironment();
    const file = join(environment.home, '.openclaw', 'openclaw.json');
    mkdirSync(dirname(file));
    const relay = { baseUrl: 'https://relay.example/v1', apiKey: '$' + '{RELAY}', models: [{ id: 'm', name: 'M' }] };
    const text = `${head}${JSON.stringify({ providers: { relay } })},"agents":{"defaults":{"model":"relay/m"}}}`;
    writeFileSync(file, text);
    const started = await startEngine(environment, 'terminal');
    const engine = { ...started, keys: openKeys(environment, tableKeychain(), () => started.read.forget(['keys'])) };
    const client = await findClient('openclaw');
    const expectHidden = (plan: Plan) => {
      expect(plan.changes).not.toEqual([]);
      expect(JSON.stringify([diffsOf(plan), plan.details])).not.toContain(key);
    };
    const history = () =>
      readdirSync(join(environment.dataFolder, 'history')).map((name) =>
        readFileSync(join(environment.dataFolder, 'history', name), 'utf8'),
      );

    await applyImport(engine, [client]);
    const [move] = await planKeyMoves(engine, client);
    if (!move) throw new Error('nothing moves');
    expectHidden(move.plan);
    await move.apply();
    expect(readFileSync(file, 'utf8')).not.toContain(key);
    for (const plan of [planStepBack, planStepForward, planStepBack, planStepForward]) {
      const step = await plan(engine);
      expectHidden(step);
      await applyPlan(engine, step);
      expect(history().join('')).not.toContain(key);
    }
    for (const plan of await planLeave(engine)) {
      expectHidden(plan);
      await applyPlan(engine, plan);
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startEngine } from '../../../core/app/start-engine.ts';
import { findClient } from '../../../core/clients/clients.ts';
import type { Environment } from '../../../core/environment.ts';
import { applyPlan } from '../../../core/switching/apply.ts';
import type { Engine } from '../../../core/switching/engine.ts';
import type { Plan } from '../../../core/switching/plan.ts';
import { planStepBack, planStepForward } from '../../../core/switching/undo/back.ts';
import { planUse } from '../../../core/switching/use.ts';
import type { ActOrder } from './act-process.ts';

const { home, dataFolder, variables, client, act, dieAt }: ActOrder = JSON.parse(readFileSync(0, 'utf8'));
const environment: Environment = {
  home,
  variables,
  platform: 'linux',
  path: path.posix,
  workingFolder: home,
  dataFolder,
  self: [process.execPath],
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes).toString('hex'),
};
const steps: string[] = [];

async function planOf(engine: Engine): Promise<Plan> {
  if (act.kind !== 'use') return (act.kind === 'undo' ? planStepBack : planStepForward)(engine, client);
  const { choice, delivery } = act;
  return planUse(engine, { client: await findClient(client), choice, ...(delivery && { delivery }) });
}

const engine = await startEngine(environment, 'terminal');
await applyPlan(engine, await planOf(engine), (name) => {
  steps.push(name);
  if (name === dieAt) process.kill(process.pid, 'SIGKILL');
});
process.stdout.write(JSON.stringify(steps));

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { startEngine } from '../../core/app/start-engine.ts';
import { findClient } from '../../core/clients/clients.ts';
import { keyRefFor } from '../../core/keychain/key-ref.ts';
import { launcherPath } from '../../core/keychain/launcher.ts';
import {
  addProvider,
  findProvider,
  parseProvider,
  readProviders,
  replaceProvider,
} from '../../core/providers/provider-list.ts';
import { applyPlan } from '../../core/switching/apply.ts';
import type { Engine } from '../../core/switching/engine.ts';
import { keyRefOfProvider } from '../../core/switching/key-source.ts';
import type { Plan } from '../../core/switching/plan.ts';
import { planRestore, planStepBack } from '../../core/switching/undo/back.ts';
import { readHistory } from '../../core/switching/undo/history.ts';
import { planUse } from '../../core/switching/use.ts';
import { clientIds } from '../../shared/client-id.ts';
import { AppError, type ProblemCode } from '../../shared/problem.ts';
import { deliveries } from '../../shared/provider.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { pairsIn } from './live-pairs.ts';
import { script } from './terminal.ts';

/** The same numbers from the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const ids = ['a', 'b'] as const;
const fairRefusals: ReadonlySet<ProblemCode> = new Set(['key-origin-changed', 'nothing-to-undo', 'nothing-to-redo']);
/** Every kind of act that was not refused in some walk. */
const acted = new Set<string>();
afterAll(() => expect(acted.size).toBe(7));
const addressOf = (id: string, variant: number) => `https://${id}${variant}.example/v1`;
/** The key that was entered for an address; a new one each time it is entered. */
const entered = (id: string, variant: number, count: number) => `sk-${id}-at-${variant}-${count}-0123456789`;

class Walk {
  readonly engine: Engine;
  readonly #random: (below: number) => number;
  /** By reference, what was last entered for it. */
  readonly keys = new Map<string, string>();
  /** Places whose address a person changed by hand, with the key that stood there. */
  readonly handMade = new Map<string, string>();
  #count = 0;

  constructor(engine: Engine, random: (below: number) => number) {
    this.engine = engine;
    this.#random = random;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#random(items.length)] as Item;
  }

  async step(): Promise<string> {
    const act = this.#pick([
      'use',
      'use',
      'use',
      'use',
      'address',
      'undo',
      'undo',
      'restore',
      'hand',
      'kill',
      'url',
    ] as const);
    await this[act]().then(
      () => acted.add(act),
      (error: unknown) => {
        // What is refused for a reason changes nothing; what surprises fails.
        if (!(error instanceof AppError) || !fairRefusals.has(error.problem.code)) throw error;
      },
    );
    return act;
  }

  async #apply(plan: Plan): Promise<void> {
    await applyPlan(this.engine, plan);
  }

  async use(): Promise<void> {
    const client = await findClient(this.#pick(clientIds));
    const delivery = this.#pick(deliveries.filter((way) => way !== 'env'));
    await this.#apply(await planUse(this.engine, { client, choice: this.#pick([...ids, 'official']), delivery }));
  }

  /** Another address, for which a key is entered or not. */
  async address(): Promise<void> {
    const { environment } = this.engine;
    const id = this.#pick(ids);
    const variant = this.#random(3);
    const provider = findProvider(await readProviders(environment), id);
    const endpoints = { responses: addressOf(id, variant), chat: addressOf(id, variant) };
    await replaceProvider(environment, provider, { ...provider, endpoints });
    this.engine.read.forget();
    if (this.#random(3) > 0) await this.enterKey(id, variant);
  }

  async enterKey(id: string, variant: number): Promise<void> {
    const ref = keyRefFor(id, addressOf(id, variant));
    this.#count += 1;
    const key = entered(id, variant, this.#count);
    await this.engine.keys.set(ref, key, 'file');
    this.keys.set(ref, key);
  }

  async undo(): Promise<void> {
    await this.#apply(await planStepBack(this.engine, this.#pick([undefined, ...clientIds])));
  }

  async restore(): Promise<void> {
    const entries = (await readHistory(this.engine)).filter(({ kind }) => kind !== 'outside');
    if (entries.length > 0) await this.#apply(await planRestore(this.engine, this.#pick(entries).id));
  }

  /** A person changes other things, or a model of ours. */
  async hand(): Promise<void> {
    const path = this.#pick(Object.values(liveFiles));
    const text = readFileSync(join(this.engine.environment.home, path), 'utf8');
    const comment = path.endsWith('.toml') ? '# by hand\n' : '// by hand\n';
    const changed = this.#random(2) === 0 ? comment + text : text.replace(/model-[ab]/, 'model-by-hand');
    writeFileSync(join(this.engine.environment.home, path), changed);
  }

  /** A person sends Codex elsewhere by hand; whatever key stood there is theirs to send. */
  async url(): Promise<void> {
    const path = join(this.engine.environment.home, liveFiles.codex);
    const text = readFileSync(path, 'utf8');
    const ours = pairsIn(this.engine.environment.home).find(({ place }) => place === 'codex switchyard');
    if (!ours) return;
    this.#count += 1;
    const origin = `https://by-hand-${this.#count}.example`;
    writeFileSync(path, text.replace(/base_url = ".*"/, `base_url = "${origin}/v1"`));
    this.handMade.set(origin, ours.ref);
  }

  /** A switch by another process, killed on its way; the next start mends it. */
  async kill(): Promise<void> {
    const { variables, home } = this.engine.environment;
    const args = ['use', this.#pick(ids), '--client', 'all'];
    const child = spawn(process.execPath, [script, ...args], { cwd: home, env: { ...variables }, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await delay(60 + this.#random(120));
    child.kill('SIGKILL');
    await ended;
    await startEngine(this.engine.environment, 'terminal');
    this.engine.read.forget();
  }
}

async function startWalk(seed: number): Promise<Walk> {
  const environment = testEnvironment();
  const engine = await startEngine(environment, 'terminal');
  const walk = new Walk(engine, randomOf(seed));
  const contents: Readonly<Record<string, string>> = {
    codex: 'model = "gpt-5.5"\n',
    opencode: '{}\n',
    openclaw: '{ gateway: { mode: "local" } }\n',
  };
  for (const client of clientIds) {
    const path = join(environment.home, liveFiles[client]);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents[client] ?? liveContents[client]);
  }
  for (const id of ids) {
    const endpoints = { responses: addressOf(id, 0), chat: addressOf(id, 0) };
    const provider = parseProvider({ id, name: id, endpoints, wire: 'responses', model: `model-${id}` });
    await addProvider(environment, provider);
    expect(keyRefOfProvider(provider)).toBe(keyRefFor(id, addressOf(id, 0)));
    await walk.enterKey(id, 0);
  }
  return walk;
}

/** The reference belongs to the very origin it stands beside, and stands for the key that was entered for it. */
async function expectPairs({ engine, keys, handMade }: Walk, said: string): Promise<ReadonlySet<string>> {
  const pairs = pairsIn(engine.environment.home);
  for (const { place, origin, ref } of pairs) {
    const expected = handMade.get(origin) ?? keyRefFor(ref.slice(0, ref.indexOf('#')), origin);
    expect({ said, place, origin, ref }).toEqual({ said, place, origin, ref: expected });
    expect({ said, ref, key: await engine.keys.read(expected as never) }).toEqual({ said, ref, key: keys.get(ref) });
  }
  return new Set(pairs.map(({ ref }) => ref));
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'S9 no key ever stands beside an address it was not entered for (seed %i)',
  async (seed) => {
    const walk = await startWalk(seed);
    const acts: string[] = [];
    const refs = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      acts.push(await walk.step());
      for (const ref of await expectPairs(walk, acts.join(' '))) refs.add(ref);
    }
    expect(refs.size).toBeGreaterThan(0);
    for (const ref of refs) {
      const printed = execFileSync(launcherPath(walk.engine.environment), ['print', ref], {
        env: {},
        encoding: 'utf8',
      });
      expect({ ref, printed }).toEqual({ ref, printed: `${walk.keys.get(ref)}\n` });
    }
  },
);

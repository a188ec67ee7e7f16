import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Client, ClientPlan, KeySource, Target } from '../../core/clients/client.ts';
import type { Environment } from '../../core/environment.ts';
import { plannedFile, plannedText } from '../../core/switching/planned-text.ts';
import { keyRefOf } from '../../shared/key-ref.ts';
import { Provider } from '../../shared/provider.ts';
import { testEnvironment } from './test-environment.ts';

/** `case.json`: one act on the home of `in/`, whose changed files are `out/`. Provider defaults may be left out. */
interface GoldenCase {
  readonly title: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly target?: Target;
  readonly leave?: true;
  /** A provider of ours. */
  readonly forget?: string;
  readonly moveKey?: { readonly id: string; readonly key: KeySource };
  readonly repair?: number;
}

/** Another provider, to walk A, B, A over every case. */
function otherTarget(target: Target & { kind: 'provider' }): Target {
  return {
    kind: 'provider',
    provider: Provider.parse({
      id: 'other-relay',
      name: 'Other relay',
      endpoints: { [target.wire]: 'https://other.example/v1' },
      wire: target.wire,
    }),
    wire: target.wire,
    baseUrl: 'https://other.example/v1',
    model: 'other-model',
    key: {
      kind: 'keychain',
      launcher: '/opt/switchyard/bin/switchyard-key',
      ref: keyRefOf('other-relay', '0123456789ab'),
    },
    generation: 0,
    ...(target.profile !== undefined && { profile: target.profile }),
  };
}

function complete(target: Target): Target {
  return target.kind === 'provider' ? { ...target, provider: Provider.parse(target.provider) } : target;
}

async function planCase(client: Client, golden: GoldenCase, environment: Environment): Promise<ClientPlan> {
  const state = await client.read(await client.find(environment));
  if (golden.leave) return client.leave(state);
  if (golden.forget !== undefined) return client.forget(state, golden.forget);
  if (golden.moveKey) {
    const { id, key } = golden.moveKey;
    const foreign = state.foreign.find((provider) => provider.id === id);
    if (!foreign) throw new Error(`no foreign provider ${id}`);
    return client.moveKey(state, foreign, key);
  }
  if (golden.repair !== undefined) {
    const repair = state.legacy[golden.repair]?.repair;
    if (!repair) throw new Error(`no repair ${golden.repair}`);
    return { files: repair.files, notes: [] };
  }
  if (!golden.target) throw new Error('case.json names no act');
  return client.plan(state, golden.target);
}

/** The texts that differ from the disk, by path below the home. */
function changes(plan: ClientPlan, home: string): Map<string, string | null> {
  const changed = new Map<string, string | null>();
  for (const planned of plan.files) {
    const text = plannedText(planned);
    const file = plannedFile(planned);
    if (text !== file.text) changed.set(relative(home, file.path), text);
  }
  return changed;
}

function write(home: string, changed: ReadonlyMap<string, string | null>): void {
  for (const [path, text] of changed) {
    const target = join(home, path);
    if (text === null) rmSync(target);
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

async function act(client: Client, golden: GoldenCase, environment: Environment): Promise<Map<string, string | null>> {
  const changed = changes(await planCase(client, golden, environment), environment.home);
  write(environment.home, changed);
  return changed;
}

function expectHome(home: string, folder: string): void {
  for (const path of filesBelow(folder))
    expect(readFileSync(join(home, path), 'utf8'), path).toBe(readFileSync(join(folder, path), 'utf8'));
}

function texts(home: string, folder: string): string[] {
  return filesBelow(folder).map((path) => readFileSync(join(home, path), 'utf8'));
}

/** Runs every case folder below `folder`; `UPDATE_GOLDEN=1` writes `out/` instead of comparing, to be reviewed by eye. */
export function goldenCases(client: Client, folder: URL): void {
  const root = fileURLToPath(folder);
  for (const name of readdirSync(root).sort()) {
    const golden: GoldenCase = JSON.parse(readFileSync(join(root, name, 'case.json'), 'utf8'));
    const act0: GoldenCase = golden.target ? { ...golden, target: complete(golden.target) } : golden;
    const out = join(root, name, 'out');

    describe(`${name}: ${golden.title}`, () => {
      const enter = (): Environment => {
        const environment = testEnvironment(golden.variables ? { variables: golden.variables } : {});
        if (existsSync(join(root, name, 'in'))) cpSync(join(root, name, 'in'), environment.home, { recursive: true });
        return environment;
      };

      it('C1 changes these lines and no other byte', async () => {
        const environment = enter();
        const changed = await act(client, act0, environment);
        if (process.env.UPDATE_GOLDEN) {
          rmSync(out, { recursive: true, force: true });
          for (const [path, text] of changed) if (text !== null) write(out, new Map([[path, text]]));
        }
        const written = [...changed].filter(([, text]) => text !== null).map(([path]) => path);
        expect(written.sort()).toEqual(filesBelow(out));
        expectHome(environment.home, out);
      });

      it('C13 has nothing to change the second time', async () => {
        const environment = enter();
        await act(client, act0, environment);
        if (golden.repair !== undefined || golden.moveKey) return;
        expect([...(await act(client, act0, environment)).keys()]).toEqual([]);
      });

      const { target } = act0;
      if (target?.kind === 'provider')
        it('C2 gives the same bytes again after A, B, A', async () => {
          const environment = enter();
          await act(client, act0, environment);
          const there: GoldenCase = { title: 'B', target: otherTarget(target) };
          await act(client, there, environment);
          await act(client, act0, environment);
          // Most keep B's entry beside A's; from then on every round trip must end in the same bytes.
          if (client.hasOneEntry) expectHome(environment.home, out);
          const once = texts(environment.home, out);
          await act(client, there, environment);
          await act(client, act0, environment);
          expect(texts(environment.home, out)).toEqual(once);
        });
    });
  }
}

import { existsSync } from 'node:fs';
import { assertNever } from '../../shared/assert-never.ts';
import { type KeyRef, providerOfKeyRef } from '../../shared/key-ref.ts';
import { nameOrKey } from '../../shared/key-shape.ts';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Sentence } from '../../shared/sentence.ts';
import { variableOf } from '../clients/child-process.ts';
import type { Client, Current, LiveState, PlannedFile, Pointer, PointerTarget } from '../clients/client.ts';
import { candidatesOf } from '../clients/program.ts';
import type { Environment } from '../environment.ts';
import { isExecutable, isThere } from '../files/presence.ts';
import { entriesOf } from '../keychain/key-index.ts';
import { launcherPath } from '../keychain/launcher.ts';
import type { Engine } from './engine.ts';
import { type Keep, keyRefOfProvider } from './key-source.ts';
import { hasOlderSettings } from './older-settings.ts';

/** Where a client's choice and what it relies on have come apart. `kind` names what is not there, or not as it was. */
export interface Gap {
  readonly kind: PointerTarget['kind'] | 'provider' | 'key' | 'settings';
  readonly problem: Problem;
  /** The next request fails, or goes out without a key. */
  readonly isFatal: boolean;
  /** What mends it in the live files themselves. */
  readonly repair?: { readonly title: Sentence; readonly files: readonly PlannedFile[]; readonly keep: Keep };
}

interface Seen {
  readonly engine: Engine;
  readonly client: Client;
  readonly state: LiveState;
  readonly current: Current;
  /** The provider of our list that is the choice. */
  readonly provider?: Provider | undefined;
}

/** Everything that the choice of a client (`current`, see `currentOf`) relies on and that is not so. */
export async function findGaps(
  engine: Engine,
  client: Client,
  state: LiveState,
  current: Current,
): Promise<readonly Gap[]> {
  if (state.main.problem) return [];
  const isOurs = current.kind === 'ours' && current.provider !== undefined;
  const provider = isOurs ? (await engine.read.providers()).find(({ id }) => id === current.provider) : undefined;
  const seen: Seen = { engine, client, state, current, provider };
  const pointers = client.pointers(state, launcherPath(engine.environment));
  const found = await Promise.all(
    pointers.map((pointer) => (pointer.isBeside ? gapsBeside(seen, pointer) : gapsAt(seen, pointer))),
  );
  return [
    ...(isOurs && !provider ? [providerGap(client, current.provider)] : []),
    ...found.flat(),
    ...(provider ? await settingsGap(seen, provider) : []),
  ];
}

function providerGap(client: Client, provider = ''): Gap {
  const values = { provider, client: client.name, id: client.id };
  return { kind: 'provider', problem: problemOf('gap-provider', values), isFatal: false };
}

async function gapsAt(seen: Seen, pointer: Pointer): Promise<readonly Gap[]> {
  const { to } = pointer;
  switch (to.kind) {
    case 'launcher':
      return [...launcherGap(seen, pointer, to), ...(await keyGap(seen, to))];
    case 'file':
      return fileGap(seen, pointer, to);
    case 'variable':
      return variableGap(seen, to);
    case 'command':
      return commandGap(seen, pointer, to);
    default:
      return assertNever(to);
  }
}

type To<Kind extends PointerTarget['kind']> = Extract<PointerTarget, { kind: Kind }>;

/** One of another machine, or of another copy of ours, which knows other keys. What is amiss with ours is told elsewhere. */
function launcherGap(
  { client, engine }: Seen,
  { entry, file }: Pointer,
  { program, ref, moved }: To<'launcher'>,
): readonly Gap[] {
  if (!moved) return [];
  const repair = {
    title: sentence('repairs.launcher', { entry }),
    files: moved,
    keep: { ref, place: 'as-is' } as const,
  };
  const problem = problemOf('gap-launcher', { file, program, client: client.id });
  return [{ kind: 'launcher', problem, isFatal: !canRun(engine.environment, program), repair }];
}

/**
 * A key that our index does not know, or whose file is gone; also where somebody else's entry gets it from us. Whether the
 * keychain still has it is not asked: that may take seconds.
 */
async function keyGap({ engine, client, current }: Seen, { ref }: To<'launcher'>): Promise<readonly Gap[]> {
  if (await hasKey(engine, ref)) return [];
  const providers = await engine.read.providers();
  const owner = providerOfKeyRef(ref);
  // Without a provider there is nothing to enter a key for.
  if (!providers.some(({ id }) => id === owner)) return current.kind === 'ours' ? [] : [providerGap(client, owner)];
  const provider = providers.find((one) => keyRefOfProvider(one) === ref);
  // A former address is the settings' affair.
  if (!provider) return [];
  const problem = problemOf('gap-key', { name: provider.name, provider: provider.id });
  return [{ kind: 'key', problem, isFatal: true }];
}

async function hasKey({ read, keys }: Engine, ref: KeyRef): Promise<boolean> {
  const entry = entriesOf(await read.keys()).find((one) => one.ref === ref);
  return entry !== undefined && (entry.store === 'keychain' || existsSync(keys.filePath(ref)));
}

/** Of an entry that is not the choice. Which launcher is asked is told with the choice. */
async function gapsBeside(seen: Seen, pointer: Pointer): Promise<readonly Gap[]> {
  const { client, engine } = seen;
  const { entry, file, to } = pointer;
  if (to.kind === 'command') return commandGap(seen, pointer, to).map((gap) => ({ ...gap, isFatal: false }));
  if (to.kind !== 'launcher' || (await hasKey(engine, to.ref))) return [];
  const values = { entry, file, client: client.name, provider: providerOfKeyRef(to.ref) };
  return [{ kind: 'key', problem: problemOf('gap-key-beside', values), isFatal: false }];
}

function fileGap({ client, provider }: Seen, { file }: Pointer, { path }: To<'file'>): readonly Gap[] {
  if (isThere(path)) return [];
  const problem = provider
    ? problemOf('gap-own-file', { file, path, provider: provider.id, client: client.id })
    : problemOf('gap-file', { file, path });
  return [{ kind: 'file', problem, isFatal: true }];
}

/** The client may be started with other variables than this process was, so this is a hint. */
function variableGap({ client, engine, state }: Seen, { name }: To<'variable'>): readonly Gap[] {
  // A key that was put there in place of the name is told as a key in plain text, and shown nowhere.
  if (nameOrKey(name) !== 'name') return [];
  if (variableOf(engine.environment, name) || state.variablesSet?.includes(name)) return [];
  // Where the client itself looks at the variable of its choice, the status tells it among what stands against that.
  if (state.shadows.some(({ kind, source }) => kind === 'variable-unset' && source === name)) return [];
  return [{ kind: 'variable', problem: problemOf('gap-variable', { name, client: client.name }), isFatal: false }];
}

function commandGap({ client, engine }: Seen, { entry, file }: Pointer, { command }: To<'command'>): readonly Gap[] {
  if (canRun(engine.environment, command)) return [];
  const problem = problemOf('gap-command', { file, entry, command, client: client.id });
  return [{ kind: 'command', problem, isFatal: true }];
}

function canRun(environment: Environment, program: string): boolean {
  const { path } = environment;
  const isPath = path.isAbsolute(program) || program.includes(path.sep);
  // A relative path counts from where the client is started.
  if (isPath && !path.isAbsolute(program)) return true;
  return (isPath ? [program] : candidatesOf(environment, program)).some(isExecutable);
}

async function settingsGap({ engine, client, state, current }: Seen, provider: Provider): Promise<readonly Gap[]> {
  if (!(await hasOlderSettings(engine, client, state, current, provider))) return [];
  const values = { file: state.main.file.path, name: provider.name, provider: provider.id, client: client.id };
  return [{ kind: 'settings', problem: problemOf('gap-settings', values), isFatal: false }];
}

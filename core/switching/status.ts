import type { ClientId } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Client, Current, LiveState, Shadow } from '../clients/client.ts';
import { allClients } from '../clients/clients.ts';
import { documentsOf } from '../clients/live-document.ts';
import { formerModelShadows } from '../clients/pins.ts';
import { lastWritten } from '../files/history.ts';
import { entriesOf, type KeyEntry } from '../keychain/key-index.ts';
import { launcherProblem } from '../keychain/launcher.ts';
import { currentOf } from './current.ts';
import type { Engine } from './engine.ts';
import { findGaps, type Gap } from './gaps.ts';
import type { Part } from './snapshot.ts';
import { stepsOf } from './undo/history.ts';
import { readOriginals } from './undo/originals.ts';
import { ownedNow } from './undo/owned-now.ts';
import { isUnchanged } from './undo/owned-place.ts';
import { answerNow, findingsOf, presumedOf, toVerdict, type Verdict } from './verdict.ts';

/** What happened to the live files since we last wrote them. */
export type Drift =
  | { readonly kind: 'none' }
  /** Somebody changed other parts: fine, nothing of it is lost. */
  | { readonly kind: 'elsewhere'; readonly files: readonly string[] }
  /** Somebody changed keys of ours; they are named. */
  | { readonly kind: 'ours'; readonly files: readonly string[]; readonly keys: readonly string[] };

export interface LegacyStatus {
  readonly problem: Problem;
  readonly isFatal: boolean;
  /** What `switchyard repair` would do. */
  readonly repair?: Sentence;
}

/** A gap as a face sees it: `repair` is what `switchyard repair` would do. */
export interface GapStatus extends Omit<Gap, 'repair'> {
  readonly repair?: Sentence;
}

export interface ClientStatus {
  readonly client: ClientId;
  readonly name: string;
  readonly isFound: boolean;
  readonly program?: string;
  readonly version?: string;
  readonly product?: string;
  readonly liveFile: string;
  readonly current: Current;
  /** Where the current key lies, as far as it is known: a key in a file is always said. */
  readonly keyStore?: 'keychain' | 'file';
  readonly shadows: readonly Shadow[];
  readonly drift: Drift;
  readonly legacy: readonly LegacyStatus[];
  /** Whether it starts with its files; `open` where its program can tell and was not asked yet, missing where nobody can. */
  readonly verdict?: 'takes' | 'refuses' | 'open';
  /** The acts that an undo and a redo would take back. */
  readonly undo?: string;
  readonly redo?: string;
  /** Where its choice and what that relies on have come apart: a provider, a launcher, a key that is not there. */
  readonly gaps: readonly GapStatus[];
  /** Why the client gets no key from our launcher, where its choice names that. */
  readonly launcher?: Problem;
  /** Foreign providers whose key lies in plain text in a live file. */
  readonly plainKeys: readonly { readonly provider: string; readonly file: string }[];
  readonly problem?: Problem;
}

/** Only where a file is not as we left it does this read more than the last line of the client's history. */
async function driftOf(engine: Engine, state: LiveState): Promise<Drift> {
  const { client } = state.installation;
  const written = await lastWritten(engine.environment, client);
  const drifted = documentsOf(state).filter(({ file }) => {
    const after = written.get(file.path);
    return after !== undefined && after !== file.hash;
  });
  if (drifted.length === 0) return { kind: 'none' };
  const owned = await ownedNow(engine, client);
  const files = drifted.map(({ file }) => file.path);
  const keys = drifted.flatMap(({ file, document }) =>
    (owned.get(file.path) ?? [])
      .filter((key) => !document || !isUnchanged(document, key))
      .map(({ path }) => path.join('.')),
  );
  return keys.length > 0 ? { kind: 'ours', files, keys } : { kind: 'elsewhere', files };
}

function keyStoreOf(current: Current, keys: readonly KeyEntry[]): 'keychain' | 'file' | undefined {
  return keys.find(({ ref }) => ref.startsWith(`${current.provider}#`))?.store;
}

/** A key in a file is read by the client itself only where it can; the launcher prints it otherwise. */
function asksLauncher({ delivery }: Current): boolean {
  return delivery === 'keychain' || delivery === 'file';
}

/** Every key in plain text that the live files hold, whatever carries it; a variable goes by its name. */
function plainKeysOf({ foreign, plainVariables = [] }: LiveState): ClientStatus['plainKeys'] {
  const entries = foreign.flatMap(({ id, key, moreKeys = [], idleKeys = [] }) =>
    [key, ...moreKeys, ...idleKeys].flatMap((one) =>
      one.kind === 'plain' || one.kind === 'unsure' ? [{ provider: id, file: one.file }] : [],
    ),
  );
  return [...entries, ...plainVariables.map(({ name, file }) => ({ provider: name, file }))];
}

/** What was changed by hand is told as such, with the same way out. */
function isTold({ kind }: Gap, drift: Drift): boolean {
  return kind === 'settings' && drift.kind === 'ours';
}

function verdictWord({ kind, isOpen }: Verdict): Pick<ClientStatus, 'verdict'> {
  if (kind === 'unknown') return isOpen ? { verdict: 'open' } : {};
  return { verdict: kind };
}

async function readStatus(client: Client, engine: Engine): Promise<ClientStatus> {
  const state = await engine.read.state(client);
  const { installation } = state;
  const current = await currentOf(engine, state);
  const keyStore = current.kind === 'ours' ? keyStoreOf(current, entriesOf(await engine.read.keys())) : undefined;
  const { undo, redo } = await stepsOf(engine, client.id);
  const drift = await driftOf(engine, state);
  const gaps = (await findGaps(engine, client, state, current)).filter((gap) => !isTold(gap, drift));
  const isOurLauncher = asksLauncher(current) && !gaps.some(({ kind }) => kind === 'launcher');
  const launcher = isOurLauncher ? launcherProblem(engine.environment) : undefined;
  const answer = await answerNow(client, state);
  const findings = [
    ...findingsOf(client, state, answer),
    ...state.legacy,
    ...(await presumedOf(client, state, answer)),
  ];
  return {
    client: client.id,
    name: client.name,
    isFound: installation.isFound,
    ...(installation.program !== undefined && { program: installation.program }),
    ...(installation.version !== undefined && { version: installation.version }),
    ...(installation.product !== undefined && { product: installation.product }),
    liveFile: installation.liveFile,
    current,
    ...(keyStore && { keyStore }),
    shadows: [...state.shadows, ...formerModelShadows(state, await readOriginals(engine.environment, client.id))],
    drift,
    ...verdictWord(toVerdict(client, state, answer)),
    legacy: findings.map(({ problem, isFatal, repair }) => ({
      problem,
      isFatal,
      ...(repair && { repair: repair.title }),
    })),
    plainKeys: plainKeysOf(state),
    gaps: gaps.map(({ repair, ...gap }) => ({ ...gap, ...(repair && { repair: repair.title }) })),
    ...(launcher && { launcher }),
    ...(undo && { undo: undo.id }),
    ...(redo && { redo: redo.id }),
    ...(state.main.problem && { problem: state.main.problem }),
  };
}

/** Every client as it is. */
export async function readStatuses(engine: Engine): Promise<readonly ClientStatus[]> {
  return Promise.all((await allClients()).map((client) => statusOf(engine, client)));
}

function statusOf(engine: Engine, client: Client): Promise<ClientStatus> {
  const of: readonly Part[] = [client.id, 'settings', 'providers', 'keys', 'history'];
  return engine.read.once(`status of ${client.id}`, of, () => readStatus(client, engine));
}

/** The clients whose choice is this provider of ours, or an entry of somebody else's that gets its key from it. */
export async function clientsUsing(engine: Engine, provider: string): Promise<readonly Client[]> {
  return clientsWhere(engine, ({ current }) => isOf(current, provider));
}

/** Those of them that find no key now: none is stored, or the file that held it is gone. */
export async function clientsWithoutKey(engine: Engine, provider: string): Promise<readonly Client[]> {
  const isMissing = ({ kind, isFatal }: GapStatus) => isFatal && (kind === 'key' || kind === 'file');
  return clientsWhere(engine, ({ current, gaps }) => isOf(current, provider) && gaps.some(isMissing));
}

function isOf({ kind, delivery, ...current }: Current, provider: string): boolean {
  return current.provider === provider && (kind === 'ours' || delivery === 'keychain');
}

async function clientsWhere(engine: Engine, isOne: (status: ClientStatus) => boolean): Promise<readonly Client[]> {
  const found = new Set((await readStatuses(engine)).filter(isOne).map(({ client }) => client));
  return (await allClients()).filter(({ id }) => found.has(id));
}

import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Client, KeySource, LiveDocument, LiveState, PlannedFile, Target } from '../clients/client.ts';
import { absentFile } from '../clients/live-document.ts';
import { readDocument } from '../documents/document.ts';
import type { Document } from '../documents/edit.ts';
import { launcherPath } from '../keychain/launcher.ts';
import type { Engine } from './engine.ts';
import { chooseKeySource, keyRefOfProvider } from './key-source.ts';
import { plannedText } from './planned-text.ts';
import { readSettings } from './settings.ts';
import { chooseModel, chooseWire } from './use.ts';

export type ProviderTarget = Target & { readonly kind: 'provider' };

/** What a switch to this provider would aim at. A key that is not stored yet is shown as it will be: in the keychain. */
export async function toTarget(engine: Engine, client: Client, provider: Provider): Promise<ProviderTarget> {
  return {
    kind: 'provider',
    provider,
    ...chooseWire(client, provider),
    model: chooseModel(provider, undefined),
    key: await keySourceFor(engine, client, provider),
    generation: Math.max(0, (await engine.keys.generation(provider.id)) - 1),
  };
}

async function keySourceFor(engine: Engine, client: Client, provider: Provider): Promise<KeySource> {
  const { environment, keys } = engine;
  const wanted = (await readSettings(environment)).delivery[client.id];
  try {
    return (await chooseKeySource(environment, keys, client, provider, wanted)).source;
  } catch (error) {
    const isMissing = error instanceof AppError && /^key-(?:missing|origin-changed)$/.test(error.problem.code);
    if (!isMissing) throw error;
    return { kind: 'keychain', launcher: launcherPath(environment), ref: keyRefOfProvider(provider) };
  }
}

/** Our lines alone: what the client's own plan writes into a file in which nothing else stands. */
export function linesOf(client: Client, state: LiveState, target: ProviderTarget): Document {
  const { file, syntax } = state.main;
  const nothing = syntax === 'toml' ? '' : '{}';
  const main: LiveDocument = {
    file: { ...absentFile(file.path), text: nothing, bytes: new TextEncoder().encode(nothing) },
    syntax,
    document: readDocument(nothing, syntax, file.path),
  };
  const blank: LiveState = {
    installation: state.installation,
    main,
    others: [],
    ownFiles: (state.ownFiles ?? []).map(({ path }) => absentFile(path)),
    current: { kind: 'unset' },
    shadows: [],
    legacy: [],
    foreign: [],
  };
  const planned = client.plan(blank, target).files.find((one) => one.kind === 'edits' && one.document === main);
  const text = planned ? plannedText(planned) : nothing;
  return readDocument(text ?? nothing, syntax, file.path);
}

/** The file of the client that gets our lines: the live file, or one that it includes. */
export function plannedLiveFile(client: Client, state: LiveState, target: ProviderTarget): PlannedFile | undefined {
  const files = client.plan(state, target).files.filter((planned) => planned.kind === 'edits');
  const changed = files.filter((planned) => plannedText(planned) !== planned.document.file.text);
  const isMain = ({ document }: (typeof files)[number]) => document === state.main;
  return changed.find(isMain) ?? changed[0] ?? files.find(isMain);
}

import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import type { Client, KeySource, LiveDocument, LiveState, Target } from '../../clients/client.ts';
import { absentFile } from '../../clients/live-document.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document } from '../../documents/edit.ts';
import { generationOf } from '../../keychain/key-index.ts';
import { launcherPath } from '../../keychain/launcher.ts';
import type { Engine } from '../engine.ts';
import { chooseKeySource, keyRefOfProvider } from '../key-source.ts';
import { plannedText } from '../planned-text.ts';
import { askClient } from '../planner/client-plan.ts';
import { chooseModel, chooseWire } from '../use.ts';

export type ProviderTarget = Target & { readonly kind: 'provider' };

/** What a switch to this provider would aim at. A key that is not stored yet is shown as it will be: in the keychain. */
export async function toTarget(engine: Engine, client: Client, provider: Provider): Promise<ProviderTarget> {
  return {
    kind: 'provider',
    provider,
    ...chooseWire(client, provider),
    model: chooseModel(provider, undefined),
    key: await keySourceFor(engine, client, provider),
    generation: Math.max(0, generationOf(await engine.read.keys(), provider.id) - 1),
  };
}

async function keySourceFor(engine: Engine, client: Client, provider: Provider): Promise<KeySource> {
  const { environment } = engine;
  const wanted = engine.read.settings().delivery[client.id];
  try {
    return (await chooseKeySource(engine, client, provider, wanted)).source;
  } catch (error) {
    const isMissing =
      error instanceof AppError && /^key-(?:not-entered|variable-missing|origin-changed)$/.test(error.problem.code);
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

/** A live file before and after a switch. */
export interface LiveChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the file that gets our lines will hold: the live file, or one that it includes. */
export async function liveChange(client: Client, state: LiveState, target: ProviderTarget): Promise<LiveChange> {
  const { clientPlan } = await askClient(client, state, { act: 'plan', target });
  const changes = clientPlan.files.flatMap((planned) => {
    if (planned.kind !== 'edits') return [];
    const { path, text } = planned.document.file;
    return [{ path, before: text, after: plannedText(planned) }];
  });
  const { path, text } = state.main.file;
  const changed = changes.filter(({ before, after }) => before !== after);
  return changed.find((change) => change.path === path) ?? changed[0] ?? { path, before: text, after: text };
}

import * as z from 'zod/mini';
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Edit } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import type { ForeignProvider, Legacy, LiveDocument } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { storedKey } from './entry-keys.ts';
import { documentWith } from './own-state.ts';
import { type Entry, orAbsent, settingsOf, splitModel } from './settings.ts';
import type { StoredLogin } from './stored-logins.ts';

/** What there is of the plug-in `opencode-openai-codex-key`, which points the id `openai` at a Codex endpoint. */
export interface CodexKeyPlugin {
  /** Where the settings name it; it can also lie in the folder of plug-ins, with its own file alone to show for it. */
  readonly named?: { readonly live: LiveDocument; readonly index: number; readonly count: number };
  readonly ownFile: string;
  readonly baseUrl?: string;
}

const OwnFile = z.catch(z.object({ baseURL: orAbsent(z.string()) }), {});
const namePattern = /(?:^|[/\\:])opencode-openai-codex-key(?:$|[@/\\])/;

/** Its base URL in the order of its documentation: its own file, then the one beside `options` that it asks users to write. */
export async function readCodexKeyPlugin(
  environment: Environment,
  documents: readonly LiveDocument[],
): Promise<CodexKeyPlugin | undefined> {
  const { home, path } = environment;
  const ownFile = path.join(home, '.opencode', 'openai-codex-auth-config.json');
  const own = await readLiveDocument(ownFile, 'jsonc');
  const named = namedIn(documents);
  if (!named && own.file.text === null) return undefined;
  const entry = openaiEntry(documents);
  // Options of the settings are merged over what the plug-in says.
  const baseUrl = entry?.options?.baseURL ?? OwnFile.parse(own.document?.value).baseURL ?? entry?.baseURL;
  return { ownFile, ...(named && { named }), ...(baseUrl !== undefined && { baseUrl }) };
}

function namedIn(documents: readonly LiveDocument[]): CodexKeyPlugin['named'] {
  for (const live of documents) {
    const { plugin = [] } = settingsOf(live.document);
    const index = plugin.findIndex((item) => {
      const name: unknown = Array.isArray(item) ? item[0] : item;
      return typeof name === 'string' && namePattern.test(name);
    });
    if (index >= 0) return { live, index, count: plugin.length };
  }
  return undefined;
}

function openaiEntry(documents: readonly LiveDocument[]): Entry | undefined {
  return documents.map(({ document }) => settingsOf(document).provider?.openai).find((entry) => entry !== undefined);
}

export function codexKeyLegacy({ named, ownFile }: CodexKeyPlugin): Legacy {
  if (!named?.live.document)
    return { problem: problemOf('opencode.codex-key-plugin', { file: ownFile }), isFatal: false };
  const { live, index, count } = named;
  const path = count === 1 ? ['plugin'] : ['plugin', index];
  const edits: readonly Edit[] = [{ kind: 'remove', path }];
  const position = live.document?.locate(['plugin', index]);
  return {
    problem: {
      ...problemOf('opencode.codex-key-plugin-listed'),
      ...(position && { where: { file: live.file.path, ...position } }),
    },
    isFatal: false,
    repair: {
      title: sentence('repairs.opencode.codex-key-plugin'),
      files: [{ kind: 'edits', document: live, edits }],
    },
  };
}

/** Its set-up as a provider. The key lies in auth.json, as that of `openai`. */
export function codexKeyProvider(
  { baseUrl }: CodexKeyPlugin,
  documents: readonly LiveDocument[],
  logins: readonly StoredLogin[],
): ForeignProvider | undefined {
  if (baseUrl === undefined || !/^https?:\/\//i.test(baseUrl)) return undefined;
  const chosen = splitModel(documentWith(documents, 'model')?.value ?? '');
  const isCurrent = chosen.provider === 'openai';
  const entries = Object.entries(openaiEntry(documents)?.models ?? {});
  const ids = new Set(entries.map(([alias, { id }]) => id ?? withoutEffort(alias)));
  const model = entries.find(([alias]) => alias === chosen.model)?.[1].id ?? withoutEffort(chosen.model);
  return {
    id: 'openai-codex-key',
    name: 'Codex endpoint',
    wire: 'responses',
    baseUrl,
    isCurrent,
    ...(isCurrent && { model }),
    models: [...ids].map((id) => ({ id })),
    headers: {},
    queryParams: {},
    key: storedKey('openai', logins) ?? { kind: 'missing' },
  };
}

/** Its older set-up has one entry for each effort, such as `gpt-5.2-high`. */
function withoutEffort(alias: string): string {
  return alias.replace(/-(?:none|minimal|low|medium|high|xhigh)$/, '');
}

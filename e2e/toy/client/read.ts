import { providerOfKeyRef } from '../../../shared/key-ref.ts';
import type { Document } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import type { Current, ForeignProvider, Installation, LiveDocument, LiveState, Said, Target } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { findProgram } from '../program.ts';
import { configOf, type Entry, isOwnId, keyRefIn, ownIdOf, providerOfOwnId } from './entry.ts';

export async function find(environment: Environment): Promise<Installation> {
  const { path, home, variables, folders } = environment;
  const folder = folders?.toy ?? (variables.TOY_HOME || path.join(home, '.toy'));
  const liveFile = path.join(folder, 'toy.json');
  const program = await findProgram(environment, 'toy');
  return {
    client: 'toy',
    isFound: program !== undefined || isThere(liveFile),
    ...(program && { program: program.path }),
    ...(program?.version !== undefined && { version: program.version }),
    folder,
    liveFile,
    environment,
  };
}

export async function read(installation: Installation): Promise<LiveState> {
  const { liveFile, environment } = installation;
  const main = await readLiveDocument(liveFile, 'jsonc', environment.planner);
  return {
    installation,
    main,
    others: [],
    current: currentOf(main),
    shadows: [],
    legacy: [],
    foreign: foreignIn(main),
    ownChoice: ownChoice(main),
  };
}

function currentOf({ document }: LiveDocument): Current {
  const { provider: id, model, providers } = configOf(document);
  if (id === undefined) return { kind: 'unset' };
  const entry = providers[id];
  const ref = entry && keyRefIn(entry);
  const owner = isOwnId(id) ? providerOfOwnId(id) : ref && providerOfKeyRef(ref);
  return {
    kind: isOwnId(id) ? 'ours' : 'foreign',
    ...(owner !== undefined && { provider: owner }),
    name: entry?.name ?? id,
    ...(entry?.baseUrl !== undefined && { baseUrl: entry.baseUrl }),
    ...(model !== undefined && { model }),
    ...(entry && { delivery: deliveryOf(entry) }),
  };
}

function deliveryOf(entry: Entry): NonNullable<Current['delivery']> {
  if (entry.key !== undefined) return 'plain';
  if (entry.keyVariable !== undefined) return 'env';
  return keyRefIn(entry) ? 'keychain' : 'none';
}

function foreignIn(live: LiveDocument): readonly ForeignProvider[] {
  const ids = Object.keys(configOf(live.document).providers).filter((id) => !isOwnId(id));
  return ids.flatMap((id) => toForeign(live, id) ?? []);
}

function toForeign({ document, file }: LiveDocument, id: string): ForeignProvider | undefined {
  const { provider, model, providers } = configOf(document);
  const { name = id, api = 'chat', baseUrl, headers = {}, query = {}, ...entry } = providers[id] ?? {};
  if (baseUrl === undefined) return undefined;
  const isCurrent = id === provider;
  return {
    id,
    name,
    wire: api,
    baseUrl,
    isCurrent,
    ...(isCurrent && model !== undefined && { model }),
    models: [],
    headers,
    queryParams: query,
    key: keyOf(entry, file.path, id),
  };
}

function ownChoice(main: LiveDocument): ForeignProvider | undefined {
  const { provider: id } = configOf(main.document);
  if (id === undefined || !isOwnId(id)) return undefined;
  const own = toForeign(main, id);
  return own && { ...own, id: providerOfOwnId(id) };
}

function keyOf({ key, keyVariable, keyCommand }: Partial<Entry>, file: string, id: string): ForeignProvider['key'] {
  if (key !== undefined) return { kind: 'plain', file, path: ['providers', id, 'key'] };
  if (keyVariable !== undefined) return { kind: 'env', name: keyVariable };
  const ref = keyCommand && keyRefIn({ keyCommand });
  if (ref) return { kind: 'ours', ref };
  return keyCommand ? { kind: 'command', source: keyCommand.join(' ') } : { kind: 'none' };
}

export function readBack(document: Document, { provider }: Target & { readonly kind: 'provider' }): Said {
  const { model, effort, providers } = configOf(document);
  const entry = providers[ownIdOf(provider.id)];
  const said = { name: entry?.name, baseUrl: entry?.baseUrl, wire: entry?.api, model, env: entry?.keyVariable };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    headers: entry?.headers ?? {},
    queryParams: entry?.query ?? {},
    options: effort === undefined ? {} : { toy: { effort } },
  };
}

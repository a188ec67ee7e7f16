import { isAccountName } from '../../../shared/account-name.ts';
import { assertKeyIsSafeAt, cleanBaseUrl } from '../../../shared/base-url.ts';
import type { ClientId } from '../../../shared/client-id.ts';
import { carrierText } from '../../../shared/key-carrier.ts';
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError, type Problem } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { isSecretPair, redact } from '../../../shared/redact.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Client, ForeignProvider } from '../../clients/client.ts';
import type { ForeignKey } from '../../clients/foreign-key.ts';
import { freeProviderId } from '../../providers/provider-id.ts';
import { parseProvider } from '../../providers/provider-list.ts';
import { toFoundEntry } from '../client-address.ts';

/** A provider found in a live file, and what importing it would do. */
export interface Candidate {
  readonly client: ClientId;
  /** The id in the live file. */
  readonly foreignId: string;
  readonly isCurrent: boolean;
  /** What would be added; the very one of our list when it is known already. */
  readonly provider?: Provider;
  readonly isKnown: boolean;
  /** Where the key is; `hint` shows at most its last 4 characters. */
  readonly key: {
    readonly kind: ForeignKey['kind'];
    readonly file?: string;
    readonly hint?: string;
  };
  /**
   * How its key can come to the keychain: out of a configuration it moves, out of a store of logins or a file of
   * variables it is copied, for those are not ours to write. Missing where it can't, or need not.
   */
  readonly transfer?: 'move' | 'copy';
  /** Why it can't be imported. */
  readonly problem?: Problem;
  /** What was left out or changed on the way. */
  readonly remarks: readonly Sentence[];
}

/** The file in which the key stands, as far as there is one. */
export function fileOfKey(key: ForeignKey): string | undefined {
  if (key.kind === 'env') return key.setIn?.file;
  return 'file' in key ? key.file : undefined;
}

/** How the key of an entry can come to the keychain. */
export function transferOf(key: ForeignKey): Candidate['transfer'] {
  switch (key.kind) {
    case 'plain':
      return 'move';
    case 'stored':
      return key.path ? 'copy' : undefined;
    case 'file':
      return 'copy';
    case 'env':
      if (!key.setIn) return undefined;
      return key.setIn.path ? 'move' : 'copy';
    default:
      return undefined;
  }
}

function nameOfPlace(key: ForeignKey): string {
  if (key.keyIn) return carrierText(key.keyIn);
  return 'path' in key && key.path ? String(key.path.at(-1)) : key.kind;
}

/** What our list can't hold as it is: it would send something else than the client does now. */
function assertImportable(client: Client, foreign: ForeignProvider) {
  const { id, key, moreKeys = [], variableHeaders = [], baseUrl } = foreign;
  const refuse = (problem: Problem) => {
    throw new AppError(problem);
  };
  const names = [...Object.keys(foreign.headers), ...Object.keys(foreign.queryParams), ...variableHeaders];
  const held = [id, baseUrl.replace(/[?#].*$/s, ''), ...names].find((text) => redact(text) !== text);
  if (held !== undefined) refuse(problemOf('import-holds-key', { what: redact(held) }));
  if (key.kind === 'login')
    refuse(problemOf('import-login', { client: client.name, host: URL.parse(baseUrl)?.host ?? redact(baseUrl) }));
  if (key.kind === 'unsure') refuse(problemOf('import-key-unsure', { file: key.file, place: nameOfPlace(key) }));
  if (key.kind === 'variable-name')
    refuse(problemOf('import-variable-name', { file: key.file, name: key.name, client: client.name }));
  if (moreKeys.length > 0)
    refuse(problemOf('import-second-key', { names: [key, ...moreKeys].map(nameOfPlace), client: client.name }));
  const account = variableHeaders.filter(isAccountName);
  if (account.length > 0) refuse(problemOf('import-variable-header', { names: account, client: client.name }));
}

/** Our own list holds no key, whatever it is called in the live file. */
function withoutSecrets(what: 'header' | 'query', pairs: Readonly<Record<string, string>>, keyName?: string) {
  const all = Object.entries(pairs);
  const kept = all.filter(([name, value]) => !isSecretPair(name, value));
  const secret = all.filter((pair) => !kept.includes(pair) && pair[0] !== keyName);
  return {
    kept: Object.fromEntries(kept),
    remarks: secret.map(([name]) => sentence(`remarks.${what}-left-out`, { name })),
  };
}

/** How the key reaches the provider now, where that is worth knowing. */
function keyRemarks({ key, variableHeaders = [] }: ForeignProvider): readonly Sentence[] {
  return [
    ...(key.keyIn ? [sentence('remarks.key-in', { name: carrierText(key.keyIn) })] : []),
    ...(key.kind === 'stored' ? [sentence('remarks.key-stored', { file: key.file, command: key.removal })] : []),
    ...variableHeaders.map((name) => sentence('remarks.variable-header', { name })),
  ];
}

function cleanName({ name, id }: ForeignProvider): string {
  const wanted = name || id;
  return redact(wanted) === wanted ? wanted : id;
}

/** The models that an entry names; a key that stands in the place of one is none. */
export function cleanModels({ model, models }: ForeignProvider): Pick<ForeignProvider, 'model' | 'models'> {
  const isClean = (id: string) => redact(id) === id;
  return {
    ...(model !== undefined && isClean(model) && { model }),
    models: models.filter(({ id }) => isClean(id)),
  };
}

/** The provider that an entry stands for. Throws the problem that keeps it from being one. */
export function toProvider(
  client: Client,
  foreign: ForeignProvider,
  others: readonly Provider[],
): { readonly provider: Provider; readonly remarks: readonly Sentence[] } {
  assertImportable(client, foreign);
  const { key } = foreign;
  const clean = cleanBaseUrl(foreign.baseUrl);
  if (key.kind !== 'none') assertKeyIsSafeAt(clean.baseUrl);
  const headers = withoutSecrets('header', foreign.headers);
  const keyName = key.keyIn?.in === 'query' ? key.keyIn.name : undefined;
  const query = withoutSecrets('query', { ...clean.queryParams, ...foreign.queryParams }, keyName);
  const name = cleanName(foreign);
  const isNameTaken = others.some((other) => other.name === name) && name !== foreign.id;
  const provider = parseProvider({
    id: freeProviderId(foreign.id, new Set(others.map(({ id }) => id)), 'imported'),
    name: isNameTaken ? `${name} (${foreign.id})`.slice(0, 100) : name,
    endpoints: { [foreign.wire]: clean.baseUrl },
    wire: foreign.wire,
    ...cleanModels(foreign),
    headers: headers.kept,
    queryParams: query.kept,
    needsKey: key.kind !== 'none',
    ...(key.kind === 'env' && { env: key.name }),
    ...(key.keyIn && { keyIn: key.keyIn }),
    found: [toFoundEntry({ client: client.id, id: foreign.id }, foreign.wire, clean.baseUrl, clean.baseUrl)],
  });
  return {
    provider,
    remarks: [...clean.remarks, ...headers.remarks, ...query.remarks, ...keyRemarks(foreign)],
  };
}

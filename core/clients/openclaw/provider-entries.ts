import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Path, Value } from '../../documents/edit.ts';
import type { Legacy } from '../client.ts';
import { isBundled } from './bundled-ids.ts';
import { removal, toChanges } from './change.ts';
import type { Finder } from './finding.ts';
import { splitRef } from './ids.ts';
import { isRecord, type Plain, toRecord } from './record.ts';
import { findRefs } from './refs.ts';

const root = 'providers';
const right = ['models', 'providers'];

/** The wires that OpenClaw 2026.9.6 knows (`openclaw config schema`). */
const wires = [
  ...['openai-completions', 'openai-responses', 'openai-chatgpt-responses', 'anthropic-messages'],
  ...['google-generative-ai', 'google-vertex', 'github-copilot', 'bedrock-converse-stream', 'ollama'],
  ...['pi-messages', 'azure-openai-responses'],
];

/** What other tools call the same, where there is no doubt. */
const otherNames: Readonly<Record<string, string>> = {
  chat: 'openai-completions',
  'chat-completions': 'openai-completions',
  completions: 'openai-completions',
  openai: 'openai-completions',
  'openai-chat': 'openai-completions',
  'openai-chat-completions': 'openai-completions',
  'openai-compatible': 'openai-completions',
  responses: 'openai-responses',
  'openai-response': 'openai-responses',
  anthropic: 'anthropic-messages',
  'anthropic-message': 'anthropic-messages',
  messages: 'anthropic-messages',
  claude: 'anthropic-messages',
  gemini: 'google-generative-ai',
  google: 'google-generative-ai',
};

/** Entries of providers that OpenClaw refuses, by rules that no schema holds; one is enough to stop a gateway. */
export function refusedProviders(finder: Finder): readonly Legacy[] {
  const entries = Object.entries(toRecord(finder.config.get(right)));
  return [
    ...providersAtRoot(finder),
    ...entries.flatMap(([id, entry]) =>
      isRecord(entry)
        ? [
            ...missingAddress(finder, id, entry),
            ...missingModels(finder, id, entry),
            ...unknownWires(finder, id, entry),
          ]
        : [],
    ),
  ];
}

/** Other tools keep them there. What stands at the right place under the same id is not written over. */
function providersAtRoot({ config, isKnownVersion, found, repaired }: Finder): readonly Legacy[] {
  const misplaced = config.get([root]);
  if (misplaced === undefined) return [];
  const problem = found([root], problemOf('openclaw.providers-at-root'));
  const taken = toRecord(config.get(right));
  const sources = Object.keys(toRecord(misplaced)).map((id) => {
    const [place] = config.places([root, id]);
    return { id, source: place?.live.document?.sourceOf(place.path) };
  });
  const canMove = isRecord(misplaced) && sources.every(({ id, source }) => source !== undefined && !(id in taken));
  const moves = sources.flatMap(({ id, source = '' }) =>
    toChanges(config, { kind: 'set-source', path: [...right, id], source }),
  );
  const repair = repaired(sentence('repairs.openclaw.providers'), [...moves, ...removal(config, [root])]);
  return [{ problem, isFatal: isKnownVersion, ...(canMove && repair) }];
}

function missingAddress({ isKnownVersion, found }: Finder, id: string, { baseUrl }: Plain): readonly Legacy[] {
  if (isBundled(id) || (baseUrl !== undefined && baseUrl !== '')) return [];
  return [{ problem: found([...right, id], problemOf('openclaw.address-missing', { id })), isFatal: isKnownVersion }];
}

/** The models that something in the configuration names are the ones that are used. */
function missingModels(
  { config, isKnownVersion, found, repaired }: Finder,
  id: string,
  { models }: Plain,
): readonly Legacy[] {
  if (isBundled(id) || models !== undefined) return [];
  const named = findRefs(config, (provider) => provider === id).map(({ ref }) => splitRef(ref)?.model ?? '');
  const value: Value = [...new Set(named)].filter(Boolean).map((model) => ({ id: model, name: model }));
  const edits = toChanges(config, { kind: 'set', path: [...right, id, 'models'], value });
  const problem = found([...right, id], problemOf('openclaw.models-missing', { id }));
  return [{ problem, isFatal: isKnownVersion, ...repaired(sentence('repairs.openclaw.models', { id }), edits) }];
}

/** An entry says its wire, and a model of it may say another one. */
function unknownWires(finder: Finder, id: string, entry: Plain): readonly Legacy[] {
  const models = Array.isArray(entry.models) ? entry.models : [];
  const places: readonly (readonly [Path, unknown])[] = [
    [[...right, id, 'api'], entry.api],
    ...models.map((model, index) => [[...right, id, 'models', index, 'api'], toRecord(model).api] as const),
  ];
  return places.flatMap(([path, api]) => unknownWire(finder, path, api));
}

function unknownWire({ config, isKnownVersion, found, repaired }: Finder, path: Path, api: unknown): readonly Legacy[] {
  if (typeof api !== 'string' || wires.includes(api)) return [];
  const place = path.join('.');
  const problem = found(path, problemOf('openclaw.api-unknown', { place, api, known: wires.join(', ') }));
  const name = api.trim().toLowerCase().replaceAll('_', '-');
  const known = wires.includes(name) ? name : otherNames[name];
  if (known === undefined) return [{ problem, isFatal: isKnownVersion }];
  const edits = toChanges(config, { kind: 'set', path, value: known });
  return [{ problem, isFatal: isKnownVersion, ...repaired(sentence('repairs.openclaw.api', { place, known }), edits) }];
}

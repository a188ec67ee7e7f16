import { problemOf, sentence } from '../../../../shared/messages/words.ts';
import type { Sentence } from '../../../../shared/sentence.ts';
import type { Document, Edit, Path } from '../../../documents/edit.ts';
import { type Entry, entriesOf, isTable, ownId, type Table, tableAt, textAt } from '../config.ts';
import { remove } from '../own-entry.ts';
import { modelSettings } from '../shadows/pins.ts';
import type { MeantChoice } from './meant-choice.ts';
import type { Obstacle } from './obstacle.ts';

// What Codex reads past without an effect, and what its owner wanted by it. Codex itself warns of it in a terminal only.

/** The keys of a provider's entry, as `--strict-config` of 0.169.0 knows them. */
const entryKeys: ReadonlySet<string> = new Set(
  (
    'name base_url wire_api env_key env_key_instructions experimental_bearer_token auth gateway_oauth aws project_id ' +
    'location credential_file requires_openai_auth http_headers env_http_headers query_params request_max_retries ' +
    'stream_max_retries stream_idle_timeout_ms supports_websockets websocket_connect_timeout_ms ' +
    'supports_standalone_web_search model_catalog_url capabilities'
  ).split(' '),
);

/** Keys of an entry that people write at the top. A key in plain text is no business of a repair of places. */
const strayEntryKeys = [
  ...['base_url', 'wire_api', 'env_key', 'http_headers', 'env_http_headers', 'query_params', 'requires_openai_auth'],
  ...['request_max_retries', 'stream_max_retries', 'stream_idle_timeout_ms'],
] as const;

/** Keys of the top that come to stand in an entry when they are written below its header. */
const strayTopKeys: readonly string[] = ['model_provider', 'model', ...modelSettings.map((path) => path.join('.'))];

/** Settings without an effect at the top or in a profile, each with what it was for. A new one is one line and its text. */
export const ignoredSettings = {
  disable_response_storage: sentence('ignored.codex.response-storage'),
  preferred_auth_method: sentence('ignored.codex.auth-method'),
  model_supports_reasoning_summaries: sentence('ignored.codex.reasoning-summaries'),
  model_reasoning_summary_format: sentence('ignored.codex.reasoning-summaries'),
  model_max_output_tokens: sentence('ignored.codex.output-tokens'),
  max_tokens: sentence('ignored.codex.output-tokens'),
  reasoning_effort: sentence('ignored.codex.effort'),
  api_key: sentence('ignored.codex.key'),
  provider: sentence('ignored.codex.routing'),
} as const satisfies Readonly<Record<string, Sentence>>;

/** In an entry of a provider; other names that Codex does not know there are told without a purpose. */
const ignoredInEntry: Readonly<Record<string, Sentence>> = {
  provider: ignoredSettings.provider,
  api_key: ignoredSettings.api_key,
  models: sentence('ignored.codex.models'),
  headers: sentence('ignored.codex.headers'),
};

/** Everything that Codex ignores in this document; `meant` tells what a profile of this name chooses. */
export function ignoredObstacles(
  document: Document,
  meant: (profile: string) => MeantChoice | undefined,
): readonly Obstacle[] {
  return [
    ...defaultProfile(document, meant),
    ...ignoredAt(document, []),
    ...Object.keys(tableAt(document, ['profiles'])).flatMap((name) => ignoredAt(document, ['profiles', name])),
    ...strayAtTop(document),
    ...entriesOf(document)
      .filter(({ id }) => !id.startsWith(ownId))
      .flatMap((entry) => ignoredIn(document, entry)),
  ];
}

/** A text, or a table with the name in it, as a guide of OpenRouter prints it. */
function defaultProfile(document: Document, meant: (profile: string) => MeantChoice | undefined): readonly Obstacle[] {
  const path: Path = ['default_profile'];
  const value = document.get(path);
  const profile = isTable(value) ? value.name : value;
  if (typeof profile !== 'string') return [];
  const choice = meant(profile);
  return [
    {
      problem: (file) => problemOf('codex.default-profile', { file, profile }),
      path,
      isFatal: false,
      ...(choice && {
        repair: {
          title: sentence('repairs.codex.meant-choice', { profile, choice: choice.words, setting: 'default_profile' }),
          edits: [...choice.edits, remove(path)],
        },
      }),
    },
  ];
}

function ignoredAt(document: Document, table: Path): readonly Obstacle[] {
  return Object.entries(ignoredSettings).flatMap(([name, purpose]): readonly Obstacle[] => {
    const path = [...table, name];
    const source = document.sourceOf(path);
    if (source === undefined && document.get(path) === undefined) return [];
    const setting = path.join('.');
    const effort = [...table, 'model_reasoning_effort'];
    const isEffort = name === 'reasoning_effort' && source !== undefined && document.get(effort) === undefined;
    return [
      {
        problem: (file) => problemOf('codex.setting-ignored', { file, setting, purpose }),
        path,
        isFatal: false,
        ...(isEffort && {
          repair: {
            title: sentence('repairs.codex.rename-setting', { setting, newName: 'model_reasoning_effort' }),
            edits: [{ kind: 'set-source', path: effort, source }, remove(path)],
          },
        }),
      },
    ];
  });
}

/** It is certain where such a key belongs when the chosen provider's entry has none. */
function strayAtTop(document: Document): readonly Obstacle[] {
  const id = textAt(document, ['model_provider']);
  const entry = entriesOf(document).find((one) => one.id === id && one.id !== ownId);
  return strayEntryKeys.flatMap((name): readonly Obstacle[] => {
    const path = [name];
    const source = document.sourceOf(path);
    if (document.get(path) === undefined) return [];
    const isCertain = entry !== undefined && source !== undefined && entry.table[name] === undefined;
    return [
      {
        problem: (file) => problemOf('codex.entry-key-at-top', { file, setting: name }),
        path,
        isFatal: false,
        ...(isCertain && { repair: movedTo(name, source, [...entry.path, name], path) }),
      },
    ];
  });
}

function ignoredIn(document: Document, { id, path, table }: Entry): readonly Obstacle[] {
  return Object.keys(table)
    .filter((name) => !entryKeys.has(name))
    .map((name): Obstacle => {
      const at = [...path, name];
      const setting = at.join('.');
      const purpose = Object.hasOwn(ignoredInEntry, name) ? ignoredInEntry[name] : undefined;
      if (strayTopKeys.includes(name)) return strayInEntry(document, { id, path, table }, name);
      return {
        problem: (file) =>
          purpose === undefined
            ? problemOf('codex.entry-setting-unknown', { file, setting })
            : problemOf('codex.setting-ignored', { file, setting, purpose }),
        path: at,
        isFatal: false,
      };
    });
}

/** What stands below the header of the chosen provider was meant for the top, if nothing stands there. */
function strayInEntry(document: Document, { id, path, table }: Entry, name: string): Obstacle {
  const at = [...path, name];
  const source = document.sourceOf(at);
  const isChosen = (textAt(document, ['model_provider']) ?? table.model_provider) === id;
  const isCertain = source !== undefined && isChosen && document.get([name]) === undefined && isOwnChoice(table, id);
  return {
    problem: (file) => problemOf('codex.top-key-in-entry', { file, setting: at.join('.'), name }),
    path: at,
    isFatal: false,
    ...(isCertain && { repair: movedTo(at.join('.'), source, [name], at) }),
  };
}

function isOwnChoice({ model_provider: named }: Table, id: string): boolean {
  return named === undefined || named === id;
}

function movedTo(setting: string, source: string, to: Path, from: Path): Obstacle['repair'] & object {
  const edits: readonly Edit[] = [{ kind: 'set-source', path: to, source }, remove(from)];
  return { title: sentence('repairs.codex.move-setting', { setting, place: to.join('.') }), edits };
}

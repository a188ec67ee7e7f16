import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Path } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import type { Legacy, LiveDocument } from '../client.ts';
import { mapTexts } from '../without-keys.ts';
import { referredFile } from './referred-file.ts';

/** Numbers of a model that OpenCode takes in pairs only (measured on 1.18.33 and 2.0.15). 0 counts as not known. */
const pairs = [
  { table: 'limit', names: ['context', 'output'] },
  { table: 'cost', names: ['input', 'output'] },
] as const;

/** What is known to keep OpenCode from starting whatever its version. What is not known here, the program itself tells. */
export function refusedContent(live: LiveDocument, environment: Environment): readonly Legacy[] {
  return [...halfPairs(live), ...wrongTexts(live), ...missingFiles(live, environment)];
}

/** Options of an entry that OpenCode takes as text only; another kind of value keeps version 1 from starting. */
function wrongTexts(live: LiveDocument): readonly Legacy[] {
  return Object.entries(toTable(live.document?.get(['provider'])) ?? {}).flatMap(([id, entry]) => {
    const options = toTable(toTable(entry)?.options) ?? {};
    return ['baseURL', 'apiKey'].flatMap((name): readonly Legacy[] => {
      if (options[name] === undefined || typeof options[name] === 'string') return [];
      const path = ['provider', id, 'options', name];
      const problem = problemOf('opencode.text-expected', { place: path.join('.') });
      return [{ problem: { ...problem, ...placeOf(live, path) }, isFatal: true }];
    });
  });
}

type Plain = Readonly<Record<string, unknown>>;

function halfPairs(live: LiveDocument): readonly Legacy[] {
  return modelsOf(live).flatMap(([path, model]) =>
    pairs.flatMap(({ table, names }): readonly Legacy[] => {
      const pair = toTable(model[table]);
      const missing = names.filter((name) => pair?.[name] === undefined);
      const [there] = names.filter((name) => pair?.[name] !== undefined);
      if (missing.length !== 1 || missing[0] === undefined || there === undefined) return [];
      return [halfPair(live, [...path, table], { there, missing: missing[0] })];
    }),
  );
}

function halfPair(
  live: LiveDocument,
  path: Path,
  { there, missing }: { readonly there: string; readonly missing: string },
): Legacy {
  const place = path.join('.');
  return {
    problem: { ...problemOf('opencode.pair-incomplete', { place, there, missing }), ...placeOf(live, path) },
    isFatal: true,
    repair: {
      title: sentence('repairs.opencode.pair', { place, missing }),
      files: [{ kind: 'edits', document: live, edits: [{ kind: 'set', path: [...path, missing], value: 0 }] }],
    },
  };
}

function modelsOf({ document }: LiveDocument): readonly (readonly [Path, Plain])[] {
  return Object.entries(toTable(document?.get(['provider'])) ?? {}).flatMap(([id, entry]) =>
    Object.entries(toTable(toTable(entry)?.models) ?? {}).flatMap(([name, value]) => {
      const model = toTable(value);
      return model ? [[['provider', id, 'models', name], model] as const] : [];
    }),
  );
}

function toTable(value: unknown): Plain | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : undefined;
}

/** `{file:…}` is put in before anything else is read: one file that is missing stops all of it. */
function missingFiles(live: LiveDocument, environment: Environment): readonly Legacy[] {
  const found: Legacy[] = [];
  mapTexts(live.document?.value, [], (text, path) => {
    for (const name of namedFiles(text)) {
      const file = referredFile(environment, live.file.path, name);
      if (isThere(file)) continue;
      const problem = problemOf('opencode.file-missing', { place: path.join('.'), file });
      found.push({ problem: { ...problem, ...placeOf(live, path) }, isFatal: true });
    }
    return text;
  });
  return found;
}

function namedFiles(text: string): readonly string[] {
  return [...text.matchAll(/\{file:([^}]*)\}/g)].map(([, name = '']) => name);
}

function placeOf({ document, file }: LiveDocument, path: Path) {
  const position = document?.locate(path);
  return position ? { where: { file: file.path, ...position } } : {};
}

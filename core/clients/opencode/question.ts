import { join } from 'node:path';
import * as z from 'zod/mini';
import { lazily } from '../../../shared/lazily.ts';
import { redact } from '../../../shared/redact.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document, Path } from '../../documents/edit.ts';
import type { Environment } from '../../environment.ts';
import { isThere } from '../../files/presence.ts';
import type { Answer, Issue, Question } from '../acceptance.ts';
import type { Acceptance, LiveDocument, LiveState, Texts } from '../client.ts';
import { dottedPathAtEnd } from '../dotted-path.ts';
import { parseJson } from '../json-file.ts';
import { documentsOf } from '../live-document.ts';
import { mapTexts, withoutKeys } from '../without-keys.ts';
import { referredFile } from './referred-file.ts';
import { settingsOf, splitModel } from './settings.ts';

const timeoutMs = 60_000;

/** A file of OpenCode's and its copy. */
interface Copy {
  readonly live: string;
  readonly name: string;
  readonly document: Document;
}

/** `opencode debug config`, which both products have: about a second. */
export const acceptance: Acceptance = {
  isQuick: false,
  described: async (state) => (await import('./described.ts')).describedOpencode(state),
  question: (state, texts) => {
    const { installation } = state;
    const { program, product, environment } = installation;
    if (program === undefined || product === undefined) return undefined;
    const copies = copiesOf(state, texts);
    if (copies.length === 0) return undefined;
    const files = copies.map(({ live, name, document }) => ({
      name,
      text: copyOf(environment, live, document, product),
    }));
    const named = copies.find(({ name }) => name === namedCopy);
    const question = {
      program,
      args: ['debug', 'config'],
      files,
      variables: (scratch: string) => ({
        // No plug-in, no file of a project, nothing from the network.
        ...{ OPENCODE_PURE: '1', OPENCODE_DISABLE_PROJECT_CONFIG: '1' },
        ...{ OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' },
        ...(named && { OPENCODE_CONFIG: join(scratch, named.name) }),
      }),
      timeoutMs,
    };
    return product === 'v2' ? questionToSecond(question, copies) : questionToFirst(question, copies);
  },
};

const folder = 'config/opencode';
const namedCopy = 'named/opencode.json';

function copiesOf(state: LiveState, texts: Texts | undefined): readonly Copy[] {
  const { environment, folder: home } = state.installation;
  return documentsOf(state).flatMap((live): readonly Copy[] => {
    const path = live.file.path;
    const document = documentNow(live, texts?.get(path));
    const isGlobal = environment.path.dirname(path) === home;
    return document
      ? [{ live: path, name: isGlobal ? `${folder}/${environment.path.basename(path)}` : namedCopy, document }]
      : [];
  });
}

function documentNow({ document, file }: LiveDocument, text: string | null | undefined): Document | undefined {
  if (text === undefined) return document;
  return text === null ? undefined : readDocument(text, 'jsonc', file.path);
}

/** What OpenCode 2 is asked about; the rest would have its server start programs. It never refuses for anything else. */
const partsOfSecond = [
  '$schema',
  'model',
  'small_model',
  'provider',
  'providers',
  'enabled_providers',
  'disabled_providers',
];

/** Without keys; a file that a text names counts as read where it is there, and keeps its whole name where it is not. */
function copyOf(environment: Environment, live: string, document: Document, product: string): string {
  const all = document.value ?? {};
  const value =
    product === 'v2' ? Object.fromEntries(Object.entries(all).filter(([name]) => partsOfSecond.includes(name))) : all;
  const settled = mapTexts(value, [], (text) => withoutReferences(environment, live, text));
  return JSON.stringify(withoutKeys(settled), null, 2);
}

function withoutReferences(environment: Environment, live: string, text: string): string {
  return text.replace(/\{env:[^}]*\}/g, 'x').replace(/\{file:([^}]*)\}/g, (_, name: string) => {
    const whole = referredFile(environment, live, name);
    return isThere(whole) ? 'x' : `{file:${whole}}`;
  });
}

type Common = Omit<Question, 'understand'>;

function questionToFirst(question: Common, copies: readonly Copy[]): Question {
  return {
    ...question,
    understand: ({ exitCode, stdout, stderr }, scratch) => {
      if (exitCode === 0) return { kind: 'takes' };
      const issues = issuesIn(`${stdout}\n${stderr}`, scratch, copies);
      return issues.length > 0 ? { kind: 'refuses', issues } : { kind: 'silent' };
    },
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const colours = /\u001b\[[0-9;]*m/g;

/** What OpenCode 1 prints (measured on 1.18.33): one file, and under it what is wrong. The file itself, which it prints as well, is left out. */
function issuesIn(output: string, scratch: string, copies: readonly Copy[]): readonly Issue[] {
  const text = output.replace(colours, '');
  const found = /Config(?:uration is invalid| file) at (.+?\.jsonc?)(?=[:\s]|$)/.exec(text);
  const copy = copies.find(({ name }) => found?.[1] === join(scratch, name));
  if (!copy) return [];
  const rest = text.slice((found?.index ?? 0) + (found?.[0].length ?? 0));
  const issue = (words: string, more: Partial<Issue> = {}): Issue => ({
    words: redact(words),
    file: copy.live,
    ...more,
  });
  const lines = [...rest.matchAll(/^\u21b3 (.+)$/gm)].map(([, line = '']) => line.trim());
  if (lines.length > 0) return lines.map((line) => issue(line, { path: dottedPathAtEnd(copy.document.value, line) }));
  const reference = /^: (bad file reference: "\{file:.*)$/m.exec(rest)?.[1];
  if (reference !== undefined) return [issue(reference, placeOfReference(copy, reference))];
  return [...rest.matchAll(/^(\w+) at line \d+, column \d+$/gm)].map(([words]) => issue(words));
}

function placeOfReference({ document }: Copy, words: string): Partial<Issue> {
  const whole = /\{file:([^}]*)\}/.exec(words)?.[1] ?? '';
  const base = whole.split(/[\\/]/).at(-1) ?? whole;
  let path: Path | undefined;
  mapTexts(document.value, [], (text, at) => {
    if (path === undefined && text.includes('{file:') && text.includes(base)) path = at;
    return text;
  });
  return path ? { path } : {};
}

/** What 2.0.15 prints: each file as it understood it. A file that it does not understand at all is missing. */
const secondSchema = lazily(() =>
  z.array(
    z.object({
      type: z.string(),
      path: z.string(),
      info: z.optional(
        z.object({ model: z.optional(z.unknown()), providers: z._default(z.record(z.string(), z.unknown()), {}) }),
      ),
    }),
  ),
);
type Understood = z.infer<ReturnType<typeof secondSchema>>[number];

/** OpenCode 2 starts with any file, and leaves out what it does not understand without a word. */
function questionToSecond(question: Common, copies: readonly Copy[]): Question {
  const model = copies.map(({ document }) => settingsOf(document).model).find(Boolean);
  const chosen = model === undefined ? undefined : splitModel(model).provider;
  return {
    ...question,
    leaves: ['state/opencode/service.json'],
    understand: ({ exitCode, stdout }, scratch): Answer => {
      const understood = secondSchema().safeParse(parseJson(stdout.slice(Math.max(0, stdout.indexOf('['))))).data;
      if (exitCode !== 0 || !understood) return { kind: 'silent' };
      const issues = copies.flatMap((copy): readonly Issue[] => {
        const one = understood.find(({ type, path }) => type === 'document' && path === join(scratch, copy.name));
        return leftOut(copy.document, one).map((path) => ({
          words: redact(path.join('.') || '{ }'),
          file: copy.live,
          path,
          ...(isAside(path, chosen) && { isAside: true }),
        }));
      });
      return issues.length > 0 ? { kind: 'skips', issues } : { kind: 'takes' };
    },
  };
}

function leftOut(document: Document, understood: Understood | undefined): readonly Path[] {
  if (!understood) return [[]];
  const { model, providers = {} } = understood.info ?? {};
  const blocks = (['provider', 'providers'] as const).flatMap((block) => {
    const value = document.get([block]);
    const ids = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return ids.filter((id) => !Object.hasOwn(providers, id)).map((id): Path => [block, id]);
  });
  return [...(document.get(['model']) !== undefined && model === undefined ? [['model']] : []), ...blocks];
}

/** Whether the choice takes effect all the same. */
function isAside(path: Path, chosen: string | undefined): boolean {
  return path.length > 1 && path[1] !== chosen;
}

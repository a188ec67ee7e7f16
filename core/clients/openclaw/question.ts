import { join } from 'node:path';
import JSON5 from 'json5';
import * as z from 'zod/mini';
import { lazily } from '../../../shared/lazily.ts';
import { redact } from '../../../shared/redact.ts';
import { readDocument } from '../../documents/document.ts';
import type { Answer, Issue } from '../acceptance.ts';
import type { Acceptance, LiveDocument, LiveState, Texts } from '../client.ts';
import { dottedPath } from '../dotted-path.ts';
import { parseJson } from '../json-file.ts';
import { documentsOf } from '../live-document.ts';
import { mapTexts, withoutKeys } from '../without-keys.ts';
import { type Config, toConfig } from './config.ts';

const timeoutMs = 60_000;

/**
 * `openclaw config validate --json`: its schema, and rules that no schema holds. One to six seconds. What is asked about is
 * the configuration as OpenClaw sees it, with everything that it includes.
 */
export const acceptance: Acceptance = {
  isQuick: false,
  described: async (state) => (await import('./described.ts')).describedOpenClaw(state),
  question: (state, texts) => {
    const { program, environment } = state.installation;
    if (program === undefined) return undefined;
    const now = stateNow(state, texts);
    const isReadable = documentsOf(now).every(({ problem }) => problem === undefined);
    if (!isReadable || now.main.document === undefined) return undefined;
    const config = toConfig(now);
    const inHome = (text: string) => text.replace(/^~(?=[\\/])/, () => environment.home);
    const value = withoutKeys(mapTexts(config.get([]) ?? {}, [], inHome));
    return {
      program,
      args: ['config', 'validate', '--json'],
      files: [{ name: 'openclaw/openclaw.json', text: JSON5.stringify(value, null, 2) }],
      variables: (scratch) => ({
        OPENCLAW_HOME: join(scratch, 'home'),
        OPENCLAW_STATE_DIR: join(scratch, 'openclaw'),
        OPENCLAW_CONFIG_PATH: join(scratch, 'openclaw', 'openclaw.json'),
        OPENCLAW_CONFIG_READONLY: '1',
        OPENCLAW_NO_RESPAWN: '1',
        // Two thousand small files, for one question.
        NODE_DISABLE_COMPILE_CACHE: '1',
      }),
      timeoutMs,
      understand: ({ stdout }) => understand(stdout, config),
    };
  },
};

function stateNow(state: LiveState, texts: Texts | undefined): LiveState {
  if (!texts) return state;
  const now = (live: LiveDocument): LiveDocument => {
    const text = texts.get(live.file.path);
    if (text === undefined) return live;
    const { file, syntax } = live;
    return text === null ? { file, syntax } : { file, syntax, document: readDocument(text, 'json5', file.path) };
  };
  return { ...state, main: now(state.main), others: state.others.map(now) };
}

/** What 2026.9.6 prints. */
const verdictSchema = lazily(() =>
  z.object({
    valid: z.boolean(),
    issues: z._default(z.array(z.object({ path: z.string(), message: z.string() })), []),
  }),
);

/** Settings of plug-ins, which may be installed in the real folder and are not in the scratch one. */
const ofPlugins = /^(?:plugins|channels)(?:\.|$)/;

function understand(stdout: string, config: Config): Answer {
  const verdict = verdictSchema().safeParse(parseJson(stdout.slice(Math.max(0, stdout.indexOf('{'))))).data;
  // An older OpenClaw, or one whose Node is too old to start it.
  if (!verdict) return { kind: 'silent' };
  const issues = verdict.issues.filter(({ path }) => !ofPlugins.test(path));
  if (verdict.valid || (issues.length === 0 && verdict.issues.length > 0)) return { kind: 'takes' };
  return { kind: 'refuses', issues: issues.map(({ path, message }) => toIssue(path, message, config)) };
}

const unknownKey = /^Unrecognized keys?: "([^"]+)"/;

function toIssue(path: string, message: string, config: Config): Issue {
  const isRoot = path === '' || path === '<root>';
  const key = unknownKey.exec(message)?.[1];
  const dotted = [isRoot ? '' : path, key ?? ''].filter(Boolean).join('.');
  // With the colon it would look like a key and its value.
  const said = message.replace(/^(Unrecognized keys?): /, '$1 ');
  const words = redact(isRoot ? said : `${path}: ${said}`);
  const found = dottedPath(config.get([]), dotted).path;
  const place = found.length > 0 ? config.places(found)[0] : undefined;
  return { words, ...(place && { file: place.live.file.path, path: place.path }) };
}

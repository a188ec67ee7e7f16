import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { KeySource } from '../client.ts';

/**
 * What stands as `options.apiKey`. It is never left out: without it OpenCode 1 sends the user's OPENAI_API_KEY or
 * ANTHROPIC_API_KEY to this provider, whoever it is (measured on 1.18.33), and it falls back to auth.json. An empty one
 * stops both, and the plug-in fills it in.
 */
export function apiKeyOf(key: KeySource, platform: string): string {
  if (key.kind === 'env') return `{env:${key.name}}`;
  return key.kind === 'file' ? `{file:${placeholderPath(key.file, platform)}}` : '';
}

/** OpenCode puts the file's content in before it parses the JSON, so the path is read as it is written, escapes included. */
function placeholderPath(file: string, platform: string): string {
  const path = platform === 'win32' ? file.replaceAll('\\', '/') : file;
  if (!/["\\{}\p{Cc}]/u.test(path)) return path;
  throw new AppError(problemOf('opencode.key-path', { file }));
}

export type ApiKeyForm =
  | { readonly kind: 'missing' | 'empty' | 'plain' | 'file' }
  | { readonly kind: 'env'; readonly name: string };

/** Reads what stands as `options.apiKey`. A placeholder inside other text counts as a file: nothing of it is a key. */
export function apiKeyForm(apiKey: string | undefined): ApiKeyForm {
  if (apiKey === undefined) return { kind: 'missing' };
  if (apiKey === '') return { kind: 'empty' };
  const name = /^\{env:([^}]+)\}$/.exec(apiKey)?.[1];
  if (name !== undefined) return { kind: 'env', name };
  return { kind: /\{(?:file|env):/.test(apiKey) ? 'file' : 'plain' };
}

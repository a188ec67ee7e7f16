import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { lazily } from '../../../shared/lazily.ts';
import { AppError } from '../../../shared/problem.ts';
import { redact } from '../../../shared/redact.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document } from '../../documents/edit.ts';
import type { Answer, Question } from '../acceptance.ts';
import type { Acceptance, Installation } from '../client.ts';
import { parseJson } from '../json-file.ts';
import { isBefore } from '../version.ts';
import { textWithoutKeys } from '../without-keys.ts';

/** `--print-startup-config` came with 0.164.0; it takes 60 to 80 ms and no network. */
const first = '0.164.0';
const timeoutMs = 15_000;

/** The real Codex loads config.toml as it would at its start. */
export const acceptance: Acceptance = {
  isQuick: true,
  question: ({ installation, main }, texts) => {
    if (installation.program === undefined) return undefined;
    const { path } = main.file;
    const text = texts?.get(path);
    if (text === undefined) return main.document && codexQuestion(installation, path, main.document);
    return text === null ? undefined : codexQuestion(installation, path, readDocument(text, 'toml', path));
  },
};

/** What Codex would be asked about one file; undefined where it can't be asked. */
export function codexQuestion(
  { environment, program, version, folder }: Installation,
  file: string,
  document: Document,
): Question | undefined {
  if (program === undefined || (version !== undefined && isBefore(version, first))) return undefined;
  const { path } = environment;
  const text = copyOf(document, (name) => besideOf(path.resolve(folder, name), name));
  if (text === undefined) return undefined;
  return {
    program,
    args: ['app-server', '--print-startup-config'],
    files: [{ name: 'codex/config.toml', text }],
    variables: (scratch) => ({ CODEX_HOME: join(scratch, 'codex') }),
    timeoutMs,
    understand: ({ stdout, exitCode }, scratch) =>
      understand(stdout, exitCode, { scratch, file, name: path.basename(file) }),
  };
}

/** undefined for what can't be taken out of the copy, a text of several lines in an unusual spelling for one. */
function copyOf(document: Document, change: (text: string) => string): string | undefined {
  try {
    return textWithoutKeys(document, change);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Codex takes names of files from the folder of its config.toml, which the copy is not in. */
function besideOf(path: string, name: string): string {
  if (name.length > 300 || /[\r\n\0]/.test(name)) return name;
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : name;
}

const answerSchema = lazily(() =>
  z.object({
    error: z.object({
      data: z.object({
        reason: z.literal('configLoad'),
        line: z.nullable(z.int().check(z.positive())),
        column: z.nullable(z.int().check(z.positive())),
        detail: z.string(),
      }),
    }),
  }),
);

/** A Codex that answers in another form than 0.164 and later can't tell. */
function understand(
  stdout: string,
  exitCode: number | null,
  { scratch, file, name }: { readonly scratch: string; readonly file: string; readonly name: string },
): Answer {
  const answer = parseJson(stdout);
  const refusal = answerSchema().safeParse(answer).data?.error.data;
  if (!refusal) return { kind: exitCode === 0 && answer !== undefined ? 'takes' : 'silent' };
  const { detail, line, column } = refusal;
  const folder = join(scratch, 'codex');
  const words = redact(detail.replaceAll(join(folder, 'config.toml'), name).replaceAll(folder, '$CODEX_HOME'));
  const place = line !== null && column !== null ? { line, column } : {};
  return { kind: 'refuses', issues: [{ words, file, ...place }] };
}

import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { readVersioned, type VersionedFile, writeVersioned } from './versioned-file.ts';

const Content = z.strictObject({ names: z.array(z.string()) });
type Content = z.infer<typeof Content>;

/** Version 0 held one name, version 1 a list as text, version 2 the list. */
function fileIn(folder: string): VersionedFile<Content> {
  return {
    path: join(folder, 'ours', 'names.json'),
    title: sentence('files.title.settings'),
    version: 2,
    schema: Content,
    empty: { names: [] },
    migrations: {
      0: (old) => ({ names: z.object({ name: z.string() }).parse(old).name }),
      1: (old) => ({ names: z.object({ names: z.string() }).parse(old).names.split(',') }),
    },
  };
}

async function enter(text?: string) {
  const file = fileIn(mkdtempSync(join(homedir(), 'store-')));
  if (text !== undefined) {
    await writeVersioned(file, { names: [] });
    writeFileSync(file.path, text);
  }
  return file;
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.problem.code : 'no AppError'),
  );
}

it('is empty where there is no file, and makes none by reading', async () => {
  const file = await enter();
  expect(await readVersioned(file)).toEqual({ names: [] });
  expect(existsSync(file.path)).toBe(false);
});

it('S7 gives back what was written, 0600 in a folder of 0700, and leaves no temporary file', async () => {
  const file = await enter();
  await writeVersioned(file, { names: ['a', 'b'] });
  expect(await readVersioned(file)).toEqual({ names: ['a', 'b'] });
  const folder = join(file.path, '..');
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(['names.json']);
});

it.each([
  ['{"version":0,"name":"a"}', ['a']],
  ['{"version":1,"names":"a,b"}', ['a', 'b']],
  ['{"version":2,"names":["a","b"]}', ['a', 'b']],
])('reads %s, step by step', async (text, names) => {
  expect(await readVersioned(await enter(text))).toEqual({ names });
});

it.each([
  ['no JSON', '{'],
  ['no version', '{"names":[]}'],
  ['an unknown field', '{"version":2,"names":[],"key":"sk-1"}'],
  ['another type', '{"version":2,"names":"a"}'],
  ['a list', '[]'],
])('S5 %s is broken, not empty, and stays as it is', async (_, text) => {
  const file = await enter(text);
  expect(await codeOf(readVersioned(file))).toBe('store-broken');
  expect(readFileSync(file.path, 'utf8')).toBe(text);
});

it('says so when a newer Switchyard wrote the file', async () => {
  const file = await enter('{"version":3,"names":{}}');
  expect(await codeOf(readVersioned(file))).toBe('store-too-new');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { en } from '../shared/messages/en.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The faces that speak, what they share, and the engine. */
function sources(): string {
  return ['renderer', 'electron', 'shared', 'core', 'cli']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(root, room, path)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .filter((path) => !/messages\/(en|zh-cn|ja|fr)(?:\/|\.ts$)/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

interface Uses {
  readonly keys: ReadonlySet<string>;
  /** What stands before and after the part that is filled in: `findings.short.${kind}`. */
  readonly families: readonly RegExp[];
}

function usesIn(text: string): Uses {
  const areas = new Set(Object.keys(en).map((key) => key.split('.')[0] ?? ''));
  const isKey = (word: string) => areas.has(word.split('.')[0] ?? '');
  const plain = [...text.matchAll(/'([a-z-]+\.[A-Za-z0-9.-]+)'/g)].map(([, key = '']) => key).filter(isKey);
  const problems = [...text.matchAll(/'([a-z0-9.-]+)'/g)].flatMap(([, code = '']) => [
    `problems.${code}.cause`,
    `problems.${code}.fix`,
  ]);
  const filled = [...text.matchAll(/`([a-z-]+\.[A-Za-z0-9.-]*\$\{[^`]+)`/g)].map(([, key = '']) => key).filter(isKey);
  // Every face says problems by their code: that code stands where it is raised.
  const families = filled
    .filter((key) => !key.startsWith('problems.'))
    .map((key) => {
      const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${parts.join('[A-Za-z0-9-]+')}$`);
    });
  return { keys: new Set([...plain, ...problems]), families };
}

function unused({ keys, families }: Uses): readonly string[] {
  return Object.keys(en).filter((key) => !keys.has(key) && !families.some((family) => family.test(key)));
}

it('every message is said somewhere', () => {
  expect(unused(usesIn(sources()))).toEqual([]);
});

it('a message that nobody says is found', () => {
  const without = sources()
    .replaceAll("'settings.title'", "'settings.other'")
    .replaceAll("'codex.profile-name'", "'codex.other'");
  expect(unused(usesIn(without))).toEqual(
    expect.arrayContaining(['settings.title', 'problems.codex.profile-name.cause', 'problems.codex.profile-name.fix']),
  );
});

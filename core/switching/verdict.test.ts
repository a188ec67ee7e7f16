import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { settled } from '../app/acts/planned.ts';
import { doAct } from '../app/acts/switching.ts';
import { toAppliedView } from '../app/views/views.ts';
import { findClient } from '../clients/clients.ts';
import { readStatuses } from './status.ts';
import { askedVerdict, verdictNow } from './verdict.ts';

const liveFile = '.config/opencode/opencode.json';

/** An OpenCode 1 that starts with any file but one that says "broken"; each question is counted. */
const standIn = `#!/bin/sh
PATH=/usr/bin:/bin
[ "$1" = --version ] && { echo 1.18.33; exit; }
echo asked >> REAL_HOME/asked
file="$XDG_CONFIG_HOME/opencode/opencode.json"
grep -q broken "$file" || { echo '{}'; exit; }
printf 'Error: Configuration is invalid at %s\\n\\342\\206\\263 Expected string, got 7 username\\n' "$file"
exit 1
`;

async function home(text: string, script = standIn) {
  const environment = testEnvironment();
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(environment.home, name)), { recursive: true });
    writeFileSync(join(environment.home, name), content);
  };
  write('bin/opencode', script.replaceAll('REAL_HOME', environment.home));
  chmodSync(join(environment.home, 'bin/opencode'), 0o755);
  write(liveFile, text);
  const asked = join(environment.home, 'asked');
  const questions = () => (existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n').length : 0);
  return { engine: await testEngine(environment), client: await findClient('opencode'), write, questions };
}

const broken = '{\n  "theme": "broken",\n  "username": "7"\n}\n';

it('a file that the program refuses is no promise, and is named with its place', async () => {
  const { engine, client } = await home(broken);
  expect(await verdictNow(engine, client)).toEqual({ kind: 'unknown', problems: [], isOpen: true });
  const verdict = await askedVerdict(engine, client);
  expect(verdict).toMatchObject({
    kind: 'refuses',
    isOpen: false,
    problems: [
      {
        code: 'client-refuses',
        values: { client: 'OpenCode', words: 'Expected string, got 7 username' },
        where: { line: 3, column: 15 },
      },
    ],
  });
  expect(await verdictNow(engine, client)).toEqual(verdict);
});

it('the status tells what was said once, without asking again', async () => {
  const { engine, client, questions } = await home(broken);
  const status = async () => (await readStatuses(engine)).find((one) => one.client === 'opencode');
  expect(await status()).toMatchObject({ verdict: 'open', legacy: [] });
  expect(questions()).toBe(0);
  await askedVerdict(engine, client);
  engine.read.forget();
  expect(await status()).toMatchObject({
    verdict: 'refuses',
    legacy: [{ isFatal: true, problem: { code: 'client-refuses' } }],
  });
  expect(questions()).toBe(1);
});

it('a switch is told at once, and what the program makes of it afterwards', async () => {
  const { engine, client, questions } = await home(broken);
  const applied = await doAct(engine, { kind: 'use', client, choice: 'a', delivery: 'file' });
  expect(questions()).toBe(0);
  const notesOf = (one: typeof applied) =>
    toAppliedView(one).notes.map(({ kind, message }) => `${kind} ${message.text}`);
  expect(notesOf(applied)).toContain('info notes.being-asked');
  const late = await settled(engine, applied);
  expect(late.verdict.kind).toBe('refuses');
  expect(notesOf(late)).toContain('warning problems.client-refuses.cause');
  expect(notesOf(late).filter((note) => /^(live|restart) /.test(note))).toEqual([]);
});

it('going back to a provider asks nothing anew', async () => {
  const { engine, client, questions } = await home('{}');
  const kinds: string[] = [];
  for (const choice of ['a', 'b', 'a', 'b', 'a']) {
    const applied = await doAct(engine, { kind: 'use', client, choice, delivery: 'file' });
    const late = await settled(engine, applied);
    kinds.push(`${applied.verdict.isOpen} ${late.verdict.kind}`);
  }
  expect(kinds).toEqual(['true takes', 'true takes', 'true takes', 'false takes', 'false takes']);
  // Both entries stay, so the first time with both is new, too.
  expect(questions()).toBe(3);
});

it.each([
  ['that is killed', '#!/bin/sh\n[ "$1" = --version ] && { echo 1.18.33; exit; }\nkill -9 $$\n'],
  ['that talks nonsense', '#!/bin/sh\n[ "$1" = --version ] && { echo 1.18.33; exit; }\necho "{"; exit 1\n'],
])('a program %s tells nothing, and what it could not tell is not remembered', async (_what, script) => {
  const { engine, client } = await home('{}', script);
  expect((await askedVerdict(engine, client)).kind).toBe('unknown');
  expect(await verdictNow(engine, client)).toMatchObject({ kind: 'unknown', isOpen: true });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { liveFiles } from '../support/client-samples.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { clearKeychain, openTerminal, type Terminal } from './terminal.ts';

const file = liveFiles.opencode;
/** OpenCode reads such a file before anything else, and stops where it is not there. No repair is certain to be right. */
const fault = '"theme": "{file:./none.txt}"';
const reason = /none\.txt/;
/** Nor does it start with half of this; that has a repair. */
const pair = '"context": 8, "output": 4';

let service: SecretService;
let terminal: Terminal;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(() => service.stop());
beforeEach(async () => {
  terminal = openTerminal(service);
  const options = { baseURL: 'https://mine.example/v1', apiKey: 'sk-planted-key-0001' };
  const mine = `"npm": "@ai-sdk/openai-compatible", "options": ${JSON.stringify(options)}, "models": { "m": { "limit": { ${pair} } } }`;
  terminal.write(file, `{\n  "provider": {\n    "mine": { ${mine} }\n  }\n}\n`);
  for (const id of ['acme', 'other']) {
    const url = `https://${id}.example/v1`;
    const words = ['--base-url', url, '--wire', 'chat', '--model', 'm', '--key-stdin', '--key-store', 'file'];
    await terminal.done(['add', id, ...words], { input: `key-of-${id}\n` });
  }
});
afterEach(() => {
  clearKeychain(service);
  terminal.close();
});

const use = (id: string) => ['use', id, '--client', 'opencode'];
type Words = readonly string[];
const rows: readonly (readonly [name: string, before: readonly Words[], command: Words])[] = [
  ['use', [], use('acme')],
  ['undo', [use('other'), use('acme')], ['undo']],
  ['redo', [use('other'), use('acme'), ['undo']], ['redo']],
  ['restore', [use('other'), use('acme')], ['restore', 'newest']],
  ['import', [], ['import', '--move-keys', '--yes', '--client', 'opencode']],
  ['repair', [], ['repair', '--yes', '--client', 'opencode']],
  ['remove', [use('acme'), use('other')], ['remove', 'acme']],
  ['put-back', [use('acme'), use('other'), ['remove', 'acme']], ['put-back', 'acme']],
  ['leave', [use('acme')], ['leave', '--yes']],
];

/** Brings the home to where `command` is asked for, breaks what OpenCode reads, and runs it. */
async function runBroken([, before, command]: (typeof rows)[number], ...more: readonly string[]) {
  for (const words of before) await terminal.done(words);
  const [newest] = await terminal.value<{ id: string }[]>(['history']);
  const words = command.map((word) => (word === 'newest' ? (newest?.id ?? '') : word));
  const old = terminal.read(file).replace('{', `{\n  ${fault},`).replace(pair, '"context": 8');
  terminal.write(file, old);
  const ended = await terminal.run([...words, ...more]);
  const now = terminal.read(file);
  expect([now === old, now.includes(fault)]).toEqual([false, true]);
  return ended;
}

describe('what is done, where the client does not start with what stands there', () => {
  it.each(rows)('is said, with the reason, and ends with 3: %s', async (...row) => {
    expect(await runBroken(row)).toMatchObject({ code: 3, stdout: expect.stringMatching(reason), stderr: '' });
  });

  it.each(rows.filter(([name]) => ['undo', 'import', 'repair', 'remove', 'leave'].includes(name)))(
    'is a result for scripts all the same: %s',
    async (...row) => {
      const { code, stdout } = await runBroken(row, '--json');
      const { ok, value } = JSON.parse(stdout);
      const acts: readonly object[] = value.acts ?? value;
      expect([code, ok]).toEqual([3, true]);
      expect(acts.at(-1)).toMatchObject({
        isApplied: true,
        verdict: 'refuses',
        problems: expect.arrayContaining([expect.objectContaining({ code: 'opencode.file-missing' })]),
      });
    },
  );
});

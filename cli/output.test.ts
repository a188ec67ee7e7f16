import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openOutput, printable } from './output.ts';
import { loadWords } from './words.ts';

const words = await loadWords('en');

function written(isJson: boolean) {
  const stdout = new PassThrough() as unknown as NodeJS.WriteStream;
  const output = openOutput({ stdout, stderr: stdout, variables: { FORCE_COLOR: '1' } }, isJson, words);
  return { output, text: () => String((stdout as unknown as PassThrough).read() ?? '') };
}

describe('what a name from somebody’s file does to the terminal', () => {
  it.each([
    ['conceals what follows', '\u001b[8m', '\\u001b[8m'],
    ['rings', '\u0007[m', '\\u0007[m'],
    ['writes over the line', '\r[m', '\\u000d[m'],
    ['moves the cursor by one character', '\u009b2J', '\\u009b2J'],
    ['turns the direction around', '\u202e', '\\u202e'],
  ])('%s: nothing, it is shown', (_, text, shown) => expect(printable(`a${text}b`)).toBe(`a${shown}b`));

  it('leaves our own colours', () => {
    const { output, text } = written(false);
    for (const kind of ['bold', 'dim', 'green', 'red', 'yellow', 'cyan'] as const) output.line(output.style(kind, 'x'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    expect(text()).toMatch(/^(\u001b\[\d+mx\u001b\[\d+m\n){6}$/);
  });

  it('adds no line of its own', () => {
    const { output, text } = written(false);
    output.line('model: a\n● Codex: all is well');
    expect(text()).toBe('model: a\\n● Codex: all is well\n');
  });

  it('stays text in JSON too, and JSON stays valid', () => {
    const { output, text } = written(true);
    const name = 'a\u009b2J\u202e\u{e0041}\u0007"';
    output.value({ name });
    const json = text();
    expect(json).not.toMatch(/[\u007f-\u009f\p{Cf}]/u);
    expect(JSON.parse(json)).toEqual({ ok: true, value: { name } });
  });
});

it('S3 shows no user name of an address in JSON either', () => {
  const { output, text } = written(true);
  output.value({ current: { baseUrl: 'https://me:planted-secret@h.example/v1' } });
  expect(text()).not.toContain('planted');
});

describe('the lines of a diff', () => {
  const code = '-  const apiKey = await ask(ref);';
  const secret = "+  apiKey: 'relay-planted-1',";

  it('are code to be read, as in the window; a secret in them is masked', () => {
    const { output, text } = written(false);
    for (const line of [code, secret]) output.source(line);
    expect(text()).toBe(`${code}\n+  apiKey: '••••',\n`);
  });

  it('are the same in JSON, and nothing else there is taken for code', () => {
    const { output, text } = written(true);
    const hunks = [{ header: '@@', lines: [code, secret] }];
    output.value([{ files: [{ hunks }], notes: [{ message: code }] }]);
    expect(JSON.parse(text()).value).toEqual([
      {
        files: [{ hunks: [{ header: '@@', lines: [code, "+  apiKey: '••••',"] }] }],
        notes: [{ message: '-  const apiKey = •••• ask(ref);' }],
      },
    ]);
  });
});

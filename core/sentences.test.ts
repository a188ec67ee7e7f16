import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Texts with several words that no person is told, and why. */
const notTold: readonly (readonly [where: RegExp, what: RegExp, why: string])[] = [
  [/./, /^(migration|switch|recovery|key) \w+$/, 'the name of a step, where tests stop the program'],
  [/clients\/\w+\/\w+\.ts$/, /^npm install /, 'a command to copy'],
  [/switching\/forget\.ts$/, /^switchyard use official /, 'commands to copy'],
  [/codex\/own-entry\.ts$/, /Written by|Set it where/, 'our mark in the file of a client'],
  [/codex\/legacy\/ignored\.ts$/, /^[a-z_ ]+$/, 'names of settings'],
  [/openclaw\/legacy\.ts$/, /^[$\w -]+$/, 'names of settings'],
  [/codex\/legacy\/ignored\.ts$/, /^[\w ]+$/, 'names of settings'],
  [/opencode\/codex-key-plugin\.ts$/, /^Codex endpoint$/, 'a name in the file of a client'],
  [/opencode\/key-plugin\.ts$/, /gets the keys of these providers/, 'the head of a file that we write'],
  [/keychain\/launcher-\w+\.ts$/, /./, 'a script: it speaks where no Node of ours can'],
  [/connection\/silence\.ts$/, /^bad port$/, 'a word of Node that is read'],
  [/documents\/random-\w+\.ts$/, /./, 'documents for tests'],
  [/switching\/anchored-hunks\.ts$/, /No newline at end of file/, 'the sign of a diff, as all tools spell it'],
  [/(test-runs|owned-now)\.ts$/, /^(last tests|owned keys of )/, 'the name of what is read once'],
  [/snippet\.ts$/, /^The text$/, 'stands in for a file, and is said in each language'],
  [/answer\.ts$/, /^an unknown call$/, 'a line of the log'],
  [/provider\.ts$/, /^(holds|use|is no|has) |^\|~/, 'why a schema refuses: its fields are told, not this'],
  [/clients\/\w+\/entry-keys\.ts$/, /^(?:codex|opencode|openclaw) [a-z ]+/, 'a command to copy'],
  [/replace-file\.ts$/, /^not a plain file$/, 'the name of a reason'],
  [/address-text\.ts$/, /u201c|^, remarks: /, 'marks around an address'],
  [
    /connection\/tools\/[\w-]+\.ts$/,
    /^(?:You test a|Call the tool|Gives back|Counts the|Takes a note|Tools for)/,
    'what a model is told',
  ],
  [/request-report\.ts$/, /^(?:Switchyard|Test of|The key stands|no answer)|^curl /, 'a report for others, in English'],
  [/connection\/prompt\.ts$/, /^(?:You test a|Say OK)/, 'what a model is asked'],
  [/codex\/request\.ts$/, /^codex_exec\//, 'a User-Agent'],
  [/key-carrier\.ts$/, /\|~/, 'the letters of a header'],
  [/draft\.ts$/, /^has more than/, 'why a schema refuses: its fields are told, not this'],
  [/settings\.ts$/, /^t be looked at/, 'a comment with two apostrophes'],
  [/bundled-ids\.ts$/, /^[a-z0-9. -]+$/, 'ids of providers'],
  [
    /convert\/(?:dialects|request|sanitise|support)\//,
    /./,
    'what a model reads, lines of the log, and words for Codex, which has one language',
  ],
  [/first-frame\.ts$/, /[<"]/, 'markup'],
  [
    /convert\/errors\/(?:failure|words)\.ts$/,
    /./,
    'reaches Codex in the stream of an answer, beside words of providers',
  ],
  [/convert\/golden\/|convert\/stream\/(?:stream-rules|sample-answers)\.ts$/, /./, 'answers for tests'],
];

/** Without comments, line by line as before. */
function code(text: string): string {
  const lines = (comment: string) => '\n'.repeat(comment.split('\n').length - 1);
  return text
    .replace(/\/\*[\s\S]*?\*\//g, lines)
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/([;,{\s])\/\/[^\n'"`]*$/gm, '$1');
}

/** Literals of three words and more, or two longer ones: sentences, or parts of one. */
function proseIn(text: string): readonly string[] {
  const literals = /(new (?:Type)?Error\(\s*)?(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)")/g;
  return [...code(text).matchAll(literals)].flatMap(([, surprise, ...found]) => {
    const literal = found.find((one) => one !== undefined) ?? '';
    const words = literal.replace(/\$\{[^}]*\}/g, 'X');
    // What is thrown as a plain error is a surprise: a face says only that there was one, and its words.
    return surprise === undefined && /[a-z]{2,} [a-z]+ ?[a-z]{2,}/.test(words) ? [literal] : [];
  });
}

function sources(): readonly string[] {
  return ['core', 'shared']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(root, room, path)),
    )
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|samples\.ts$|\/messages\/|fixtures/.test(path));
}

it('the engine writes no sentence: what a person reads is in the catalogue, by code and values', () => {
  const told = sources().flatMap((path) =>
    proseIn(readFileSync(path, 'utf8'))
      .filter((literal) => !notTold.some(([where, what]) => where.test(path) && what.test(literal)))
      .map((literal) => `${relative(root, path)}: ${literal}`),
  );
  expect(told).toEqual([]);
});

it('a sentence in the code is found, in whatever quotes it stands', () => {
  const literals = ["'The file is gone.'", '`The file is gone.`', '"It can\'t be read."'];
  for (const literal of literals) expect(proseIn(`const message = ${literal};`), literal).toHaveLength(1);
  expect(proseIn('/* The file is gone. */\nthrow new Error(`the file is gone`);')).toEqual([]);
});

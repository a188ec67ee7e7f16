import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf } from '../../cli/cells.ts';
import { en as terminalEn } from '../../cli/messages/en.ts';
import { fr as terminalFr } from '../../cli/messages/fr.ts';
import { ja as terminalJa } from '../../cli/messages/ja.ts';
import { zhCn as terminalZh } from '../../cli/messages/zh-cn.ts';
import { en } from '../../shared/messages/en.ts';
import { fr } from '../../shared/messages/fr.ts';
import { ja } from '../../shared/messages/ja.ts';
import type { Message } from '../../shared/messages/message.ts';
import { zhCn } from '../../shared/messages/zh-cn.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { openTerminal, putLiveFiles, type Terminal } from './terminal.ts';

let service: SecretService;
let terminal: Terminal;
beforeAll(async () => {
  service = await startSecretService();
  terminal = openTerminal(service);
  putLiveFiles(terminal);
  const add = ['add', 'acme', '--base-url', 'https://acme.example/v1', '--model', 'm', '--no-key'];
  await terminal.done(add);
});
afterAll(async () => {
  terminal.close();
  await service.stop();
});

function textsOf(...catalogues: readonly Readonly<Record<string, Message>>[]): readonly string[] {
  return catalogues
    .flatMap((messages) => Object.values(messages))
    .flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)));
}

const english = textsOf(en, terminalEn);

const spoken = [
  ['fr', 'fr_FR.UTF-8', textsOf(fr, terminalFr)],
  ['ja', 'ja_JP.UTF-8', textsOf(ja, terminalJa)],
  ['zh-CN', 'zh_CN.UTF-8', textsOf(zhCn, terminalZh)],
] as const;

/** Not in the middle of another word. */
function hasWords(text: string, part: string): boolean {
  const at = text.indexOf(part);
  const [before, after] = [text.slice(0, at), text.slice(at + part.length)];
  const isWithin = (/\p{L}$/u.test(before) && /^\p{L}/u.test(part)) || (/\p{L}$/u.test(part) && /^\p{L}/u.test(after));
  return at >= 0 && !isWithin;
}

/** The parts of English texts, of two words at least, that stand in `output` and in no text of its own language. */
function englishIn(output: string, own: readonly string[]): readonly string[] {
  const oneLine = output.replace(/\s+/g, ' ');
  const parts = english.flatMap((text) => text.split(/\{\w+\}|\n/)).map((part) => part.trim());
  const said = parts.filter((part) => /[a-z]{2,} [a-z]{2,}/.test(part) && hasWords(oneLine, part));
  return [...new Set(said)].filter((part) => !own.some((text) => text.includes(part)));
}

const inLanguage = (LANG: string) => ({ variables: { LANG } });

describe.each(spoken)('%s', (language, LANG, own) => {
  it('is the language of every command’s help', async () => {
    const groups = await terminal.done(['complete', '--', '']);
    const commands = [...groups.trim().split('\n'), 'key set', 'key print', 'key delete'];
    const lines = [['--help'], ...commands.map((words) => [...words.split(' '), '--help'])];
    const helps = await Promise.all(lines.map((line) => terminal.done(line, inLanguage(LANG))));
    expect(helps.length).toBeGreaterThan(20);
    for (const [index, help] of helps.entries())
      expect([lines[index], englishIn(help, own)]).toEqual([lines[index], []]);
    for (const help of helps) expect(help).not.toMatch(/^(?:Usage|Options|Commands|Arguments):|\[options\] <prov/m);
  });

  it('is the language of a table, a problem, wrong usage and an act', async () => {
    const outputs = await Promise.all(
      [
        ['list'],
        ['status'],
        ['settings'],
        ['presets'],
        ['import', '--dry-run'],
        ['show', 'nobody'],
        ['undo'],
        ['restore', 'zzz'],
        ['history'],
        ['put-back'],
        ['key', 'print', 'nobody'],
        ['add', 'x'],
        ['settings', 'theme', 'blue'],
        ['add', 'x', '--token', 'k'],
        ['statsu'],
        ['use'],
        ['show', 'a', 'b'],
        ['history', '--most', 'many'],
        ['use', 'acme', '--client', 'vim'],
        ['use', 'acme'],
        ['completion', 'tcsh'],
        ['key', 'set', 'acme'],
        ['leave'],
      ].map(async (args) => ({ args, ...(await terminal.run(args, inLanguage(LANG))) })),
    );
    for (const { args, stdout, stderr } of outputs)
      expect([args, englishIn(`${stdout}${stderr}`, own)]).toEqual([args, []]);
    const dry = await terminal.done(['use', 'acme', '--client', 'codex', '--dry-run'], inLanguage(LANG));
    expect(englishIn(dry, own)).toEqual([]);
    expect(dry).toContain('--dry-run');
  });

  it('is the language of the sentences in JSON; codes and values are the same in all', async () => {
    const args = ['add', 'x', '--preset', 'none-such'];
    const [here, there] = await Promise.all([terminal.problem([...args, '--lang', language]), terminal.problem(args)]);
    expect(here).toMatchObject({ code: there.code, values: there.values });
    expect(there.message).toBe('There is no preset "none-such".');
    expect(own).toContain(here.message.replace('none-such', '{preset}'));
  });

  it('sets its columns as wide as its characters', async () => {
    const lines = (await terminal.done(['presets'], inLanguage(LANG)))
      .split('\n')
      .filter((line) => /^\S+ {2,}\S/.test(line));
    const starts = lines.map((line) => cellsOf(line.slice(0, line.search(/\b(?:responses|chat|anthropic)\b/))));
    expect(lines.length).toBeGreaterThan(20);
    expect(new Set(starts).size).toBe(1);
  });
});

it('a text that stayed English is found', () => {
  expect(englishIn('  There is no\n preset "x".', textsOf(ja, terminalJa))).toContain('There is no preset "');
});

describe('whose language it is', () => {
  const first: readonly (readonly [string, string])[] = [
    ['en', 'There is no preset'],
    ['fr', 'Il n’y a pas'],
    ['ja', 'プリセット「x」はありません'],
    ['zh-CN', '没有预设'],
  ];
  const spokenFor = async (args: readonly string[], variables: Readonly<Record<string, string>>) => {
    const { stderr } = await terminal.run(['add', 'a', '--preset', 'x', ...args], { variables });
    return first.find(([, words]) => stderr.includes(words))?.[0];
  };

  it('--lang, else the setting, else LC_ALL, else LANG, else English', async () => {
    const variables = { LC_ALL: 'ja_JP.UTF-8', LANG: 'zh_CN.UTF-8' };
    expect(await spokenFor([], {})).toBe('en');
    expect(await spokenFor([], { LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
    expect(await spokenFor([], variables)).toBe('ja');
    await terminal.done(['settings', 'language', 'FR']);
    expect(await spokenFor([], variables)).toBe('fr');
    expect(await spokenFor(['--lang', 'zh-cn'], variables)).toBe('zh-CN');
    expect(await spokenFor(['--lang=en'], variables)).toBe('en');
    terminal.write('.local/share/switchyard/settings.json', '{');
    expect(await spokenFor([], variables)).toBe('ja');
    terminal.write('.local/share/switchyard/settings.json', '{"version":2}');
  });

  it('a --lang that is none of ours is wrong usage, said in the language of the environment', async () => {
    const line = ['list', '--lang', 'tlh'];
    expect(await terminal.run(line)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "error: option '--lang <language>' argument 'tlh' is invalid. Allowed choices are en, zh-CN, ja, fr.\n(see: switchyard --help)\n",
    });
    expect((await terminal.run(line, inLanguage('fr_FR.UTF-8'))).stderr).toMatch(/^erreur : .*« tlh »/);
    const { code, stdout } = await terminal.run([...line, '--json']);
    expect([code, JSON.parse(stdout).problem.code]).toEqual([2, 'terminal.usage']);
    expect(await terminal.run(['list', '--lang'])).toMatchObject({ code: 2, stdout: '' });
  });
});

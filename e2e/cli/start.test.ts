import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const built = join(import.meta.dirname, '..', '..', 'dist');

/** A copy of the built program, whose parts a test may break. */
function copyOfProgram(): string {
  const folder = join(mkdtempSync(join(homedir(), 'start-')), 'dist');
  cpSync(built, folder, { recursive: true });
  return folder;
}

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

/** A bundle, a command line that it answers, and how. */
const bundles = [
  ['program.cjs', ['list', '--json'], { status: 0, reply: { ok: true, value: [] } }],
  [
    'switch.cjs',
    ['use', 'nobody', '--client', 'codex', '--json'],
    { status: 1, reply: { ok: false, problem: expect.objectContaining({ code: 'provider-unknown' }) } },
  ],
] as const;

describe.each(bundles)('%s', (bundle, args, answer) => {
  const answered = (folder: string) => {
    const { status, stdout, stderr } = run(join(folder, 'switchyard.cjs'), ...args);
    return { status, stderr, reply: JSON.parse(stdout) };
  };

  it('starts without the compiled form beside it', () => {
    const folder = copyOfProgram();
    rmSync(join(folder, `${bundle}.compiled`));
    expect(answered(folder)).toEqual({ ...answer, stderr: '' });
  });

  it.each([
    ['cut short', Buffer.alloc(100)],
    ['of something else', Buffer.from('not compiled at all')],
    ['empty', Buffer.alloc(0)],
  ])('starts with a compiled form that is %s', (_, bytes) => {
    const folder = copyOfProgram();
    writeFileSync(join(folder, `${bundle}.compiled`), bytes);
    expect(answered(folder)).toEqual({ ...answer, stderr: '' });
  });

  it('runs the text that is there, not the one that was compiled before it', () => {
    const folder = copyOfProgram();
    const program = join(folder, bundle);
    writeFileSync(program, readFileSync(program, 'utf8').replaceAll('("switchyard")', '("SWITCHYARD")'));
    expect(run(join(folder, 'switchyard.cjs'), args[0], '--help').stdout).toContain(`Usage: SWITCHYARD ${args[0]}`);
  });
});

it('says in words what is wrong with the list of providers, though a switch loads no more of zod than it needs', () => {
  const dataFolder = mkdtempSync(join(homedir(), 'broken-'));
  writeFileSync(join(dataFolder, 'providers.json'), '{ "version": 1, "providers": [{ "id": 5 }] }');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(built, 'switchyard.cjs'), 'use', 'x', '--client', 'codex'],
    { encoding: 'utf8', env: { ...process.env, SWITCHYARD_HOME: dataFolder } },
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringContaining('providers.0.id: Invalid input: expected string, received number'),
  });
});

it('starts through a link, as npm installs it', () => {
  const folder = copyOfProgram();
  const link = join(folder, '..', 'switchyard');
  symlinkSync(join(folder, 'switchyard.cjs'), link);
  expect(run(link, '--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

describe('a start', () => {
  /** Loaded before the program: tells at the end which of these it asked for, on a line of its own. */
  const watch = `
    const asked = [];
    const counted = (name, of) => new Proxy(of, {
      construct: (target, args, self) => (asked.push(name), Reflect.construct(target, args, self)),
      apply: (target, self, args) => (asked.push(name), Reflect.apply(target, self, args)),
    });
    globalThis.Function = counted('Function', Function);
    for (const name of Object.getOwnPropertyNames(Intl))
      if (typeof Intl[name] === 'function') Object.defineProperty(Intl, name, { value: counted('Intl.' + name, Intl[name]) });
    Number.prototype.toLocaleString = counted('Intl of a number', Number.prototype.toLocaleString);
    const before = new Set(process.moduleLoadList);
    process.on('exit', () => {
      const loaded = process.moduleLoadList.filter((name) => !before.has(name)).map((name) => name.split(' ').at(-1));
      require('node:fs').writeSync(2, '\\n' + JSON.stringify([...asked, ...loaded]));
    });`;

  function askedFor(...args: readonly string[]): readonly string[] {
    const file = join(mkdtempSync(join(homedir(), 'watch-')), 'watch.cjs');
    writeFileSync(file, watch);
    const script = join(built, 'switchyard.cjs');
    const { status, stderr } = spawnSync(process.execPath, ['-r', file, script, ...args], { encoding: 'utf8' });
    const names: unknown = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect({ status, names }).toEqual({ status: 0, names: expect.any(Array) });
    return names as readonly string[];
  }

  beforeAll(() => {
    mkdirSync(join(homedir(), '.codex'), { recursive: true });
    writeFileSync(join(homedir(), '.codex', 'config.toml'), 'model = "m0"\nmodel_reasoning_effort = "high"\n');
    const add = ['add', 'x', '--base-url', 'https://x.example/v1', '--model', 'm', '--no-key'];
    expect(run(join(built, 'switchyard.cjs'), ...add).status).toBe(0);
  });

  it.each([
    ['list', ['list']],
    ['use', ['use', 'x', '--client', 'codex']],
  ])('of %s compiles no schema to code', (_, args) => {
    expect(askedFor(...args)).not.toContain('Function');
  });

  it('of a switch loads no part of Node that it can do without, and no tables of languages', () => {
    // Says a list of one setting that was made for the model of before.
    const asked = askedFor('use', 'x', '--client', 'codex', '--model', 'another');
    const needless = ['net', 'tty', 'child_process', 'worker_threads', 'http', 'fs/promises', 'perf_hooks'];
    expect(asked.filter((name) => needless.includes(name) || name.startsWith('Intl'))).toEqual([]);
    expect(asked).toContain('crypto');
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keyRefOf } from '../../../shared/key-ref.ts';
import { absentFile } from '../live-document.ts';
import { launcherIn, type PluginKeys, readPluginKeys, toPlugin } from './key-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), "key plug'in-"));
const refs = {
  good: keyRefOf('good', '0123456789ab'),
  bad: keyRefOf('bad', '0123456789ab'),
  slow: keyRefOf('slow', '0123456789ab'),
};
const origin = 'https://a.example';

/** A launcher as ours: one line on stdout for some, a failure for others. */
function launcherOf(): string {
  const path = join(folder, 'launcher');
  writeFileSync(
    path,
    `#!/bin/sh\n[ "$1" = print ] || exit 2\ncase $2 in good*) echo "key-of-$2";; slow*) exec sleep 20;; *) echo no >&2; exit 1;; esac\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

interface Plugin {
  server(): Promise<{ config(config: unknown): Promise<void> }>;
  setup(context: unknown): Promise<void>;
}

async function load(keys: PluginKeys, limitMs = 60_000): Promise<Plugin> {
  const file = join(folder, `plugin-${Object.keys(keys).join('-')}.mjs`);
  // The limit is long for all but the one that is to feel it: a busy machine takes its time to start a launcher.
  writeFileSync(file, toPlugin(launcherOf(), keys).replace('timeout: 5000', `timeout: ${limitMs}`));
  const module = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return module.default;
}

/** What OpenCode 2 hands to a transform of the models. */
function draftOf(providers: Record<string, { settings?: Record<string, unknown> }>) {
  const models = Object.fromEntries(
    Object.keys(providers).map((id) => [id, [{ id: 'm', settings: { a: 1 } as Record<string, unknown> }]]),
  );
  return {
    models,
    provider: { get: (id: string) => providers[id] && { provider: providers[id] } },
    list: (id: string) => models[id] ?? [],
    update: (id: string, model: string, change: (entry: { settings: Record<string, unknown> }) => void) => {
      for (const entry of models[id] ?? []) if (entry.id === model) change(entry);
    },
  };
}

const keys: PluginKeys = { 'sw-good': { ref: refs.good, origin }, 'sw-bad': { ref: refs.bad, origin } };

describe('the plug-in, run as it is written', () => {
  it('OpenCode 1: gives each entry its key, and a failing one costs only its own', async () => {
    const plugin = await load(keys);
    const config = {
      provider: {
        'sw-bad': { options: { baseURL: `${origin}/v1`, apiKey: '' } },
        'sw-good': { options: { baseURL: `${origin}/v1`, apiKey: '', timeout: 5 } },
      },
    };
    await (await plugin.server()).config(config);
    expect(config.provider['sw-good'].options).toEqual({
      baseURL: `${origin}/v1`,
      apiKey: `key-of-${refs.good}`,
      timeout: 5,
    });
    expect(config.provider['sw-bad'].options.apiKey).toBe('');
  });

  it('OpenCode 2: gives the key to the models of the entry', async () => {
    const plugin = await load(keys);
    const draft = draftOf({
      'sw-good': { settings: { baseURL: origin, apiKey: '' } },
      'sw-bad': { settings: { baseURL: origin } },
    });
    await plugin.setup({ model: { transform: async (change: (given: typeof draft) => void) => change(draft) } });
    expect(draft.models['sw-good']?.[0]?.settings).toEqual({ a: 1, apiKey: `key-of-${refs.good}` });
    expect(draft.models['sw-bad']?.[0]?.settings).toEqual({ a: 1 });
  });

  it.each([
    ['another origin', { baseURL: 'https://evil.example/v1' }],
    ['another port', { baseURL: 'https://a.example:444/v1' }],
    ['the same name as a prefix', { baseURL: 'https://a.example.evil.example' }],
    ['no address', {}],
    ['no URL', { baseURL: 'a.example' }],
    ['a key of its own', { baseURL: origin, apiKey: 'own' }],
  ])('S8 an entry that names %s gets no key', async (_what, options: Record<string, string>) => {
    const plugin = await load({ 'sw-good': { ref: refs.good, origin } });
    const config = { provider: { 'sw-good': { options: { ...options } } } };
    await (await plugin.server()).config(config);
    expect(config.provider['sw-good'].options).toEqual(options);
    const draft = draftOf({ 'sw-good': { settings: { ...options } } });
    await plugin.setup({ model: { transform: async (change: (given: typeof draft) => void) => change(draft) } });
    expect(draft.models['sw-good']?.[0]?.settings).toEqual({ a: 1 });
  });

  it('entries that are not there are passed over, also where there are none at all', async () => {
    const plugin = await load(keys);
    const config = {};
    await (await plugin.server()).config(config);
    expect(config).toEqual({});
    const draft = draftOf({});
    await plugin.setup({ model: { transform: async (change: (given: typeof draft) => void) => change(draft) } });
  });

  it('S6 a launcher that hangs is given up, beside one that answers', async () => {
    const plugin = await load({ 'sw-good': { ref: refs.good, origin }, 'sw-slow': { ref: refs.slow, origin } }, 4000);
    const config = {
      provider: {
        'sw-slow': { options: { baseURL: origin, apiKey: '' } },
        'sw-good': { options: { baseURL: origin, apiKey: '' } },
      },
    };
    await (await plugin.server()).config(config);
    expect(config.provider['sw-slow'].options.apiKey).toBe('');
    expect(config.provider['sw-good'].options.apiKey).toBe(`key-of-${refs.good}`);
  });
});

describe('the text of the plug-in', () => {
  const read = (text: string) => ({ ...absentFile('/p.js'), text });

  it('is the same for the same keys in any order, and reads back', () => {
    const launcher = '/with "quotes" and \\ and `ticks`/$key';
    const text = toPlugin(launcher, keys);
    expect(toPlugin(launcher, Object.fromEntries(Object.entries(keys).reverse()))).toBe(text);
    expect(readPluginKeys(read(text))).toEqual(keys);
    expect(launcherIn(read(text))).toBe(launcher);
    expect(text).toContain('timeout: 5000');
    expect(text.split('\n')[0]).toContain('Written by Switchyard');
    expect(text.split('\n')[1]).toContain('switchyard leave');
  });

  it('starts the launcher on Windows through the cmd.exe of the system, whatever the variables of the caller name', async () => {
    const system = join(folder, 'Windows');
    // What Windows takes for a path is one name here.
    const shell = `${system}\\System32\\cmd.exe`;
    writeFileSync(shell, '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    writeFileSync(join(folder, 'on-windows.mjs'), toPlugin('C:\\d\\switchyard-key.cmd', keys));
    const options = { baseURL: origin, apiKey: '' };
    const script = `Object.defineProperty(process, 'platform', { value: 'win32' });
import(process.argv[1]).then(async ({ default: plugin }) => {
  const config = { provider: { 'sw-good': { options: ${JSON.stringify(options)} } } };
  await (await plugin.server()).config(config);
  console.log(config.provider['sw-good'].options.apiKey);
});`;
    const env = { SystemRoot: system, ComSpec: '/nowhere/cmd.exe', PATH: '/nowhere' };
    const stdout = execFileSync(process.execPath, ['-e', script, pathToFileURL(join(folder, 'on-windows.mjs')).href], {
      env,
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe(`/d /s /c ""C:\\d\\switchyard-key.cmd" print ${refs.good}"`);
  });

  it('is one that Node takes without a complaint', () => {
    const file = join(folder, 'syntax.mjs');
    writeFileSync(file, toPlugin('/l', keys));
    execFileSync(process.execPath, ['--check', file]);
  });

  it('S5 changed beyond reading is not "no keys"', () => {
    expect(() => readPluginKeys(read(toPlugin('/l', keys).replace('"ref"', '"rfe"')))).toThrow();
    expect(readPluginKeys(absentFile('/p.js'))).toEqual({});
  });
});

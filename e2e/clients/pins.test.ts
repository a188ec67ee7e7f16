import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ignoredSettings } from '../../core/clients/codex/legacy/ignored.ts';
import { pinPlaces } from '../../core/clients/openclaw/pins.ts';
import { strayNames } from '../../core/clients/opencode/ignored.ts';
import { pinFolders } from '../../core/clients/opencode/pin-files.ts';
import { pinSamples as codexSamples } from '../support/codex-pins.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { joined, pinSamples } from '../support/openclaw-pins.ts';
import { type ClientHome, enterHome } from './client-home.ts';

/** Puts files into a home, by path below it. */
function put(home: ClientHome, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(home.path(path)), { recursive: true });
    writeFileSync(home.path(path), text);
  }
}

describe('the real Codex', () => {
  let home: ClientHome;
  let proxy: LoopbackProvider;
  let provider: LoopbackProvider;
  const config = '.codex/config.toml';
  /** What it says of this config.toml; undefined where it starts with it. */
  const refusal = async (text: string, ...words: readonly string[]) => {
    put(home, { [config]: text });
    const { code, stdout } = await home.run('codex', ['app-server', '--print-startup-config', ...words]);
    return code === 0 ? undefined : stdout;
  };

  beforeAll(async () => {
    home = await enterHome('codex');
    provider = await startProvider({ reply: 'asked directly' });
    proxy = await startProvider({ reply: 'asked through a proxy' });
  });
  afterAll(async () => {
    await Promise.all([provider.stop(), proxy.stop()]);
    await home.stop();
  });

  it('knows each setting that we name as one that stays', async () => {
    const model = {
      ...{ slug: 'm', display_name: 'M', supported_reasoning_levels: [], shell_type: 'unified_exec', priority: 1 },
      ...{ visibility: 'list', supported_in_api: true, support_verbosity: false, experimental_supported_tools: [] },
      ...{ truncation_policy: { mode: 'tokens', limit: 10_000 }, context_window: 64_000, base_instructions: 'Code.' },
    };
    put(home, { '.codex/cat.json': JSON.stringify({ models: [model] }) });
    const lines = Object.entries(codexSamples).map(([name, value]) => `${name} = ${value}\n`);
    expect(await refusal(lines.join(''), '--strict-config')).toBeUndefined();
  });

  it.each(Object.keys(ignoredSettings))('starts with %s, which it does not know', async (name) => {
    expect(await refusal(`${name} = "x"\n`)).toBeUndefined();
    expect(await refusal(`${name} = "x"\n`, '--strict-config')).toContain(`unknown configuration field \`${name}\``);
  });

  it.each([
    'default_profile = "x"',
    'default_profile = { name = "x" }',
    'base_url = "https://a.example"',
    'env_key = "K"',
    'http_headers = { a = "b" }',
  ])('ignores at the top: %s', async (line) => {
    expect(await refusal(`${line}\n`)).toBeUndefined();
    expect(await refusal(`${line}\n`, '--strict-config')).toContain('unknown configuration field');
  });

  it('reads a sub-agent from each place where we look for one', async () => {
    const entry = `[model_providers.a]\nname = "A"\nbase_url = "${provider.baseUrl}"\n`;
    const role = '[agents.named]\ndescription = "d"\nconfig_file = "roles/named.toml"\n';
    const broken = 'model = 1\n';
    put(home, {
      [config]: `model = "m"\nmodel_provider = "a"\n${entry}${role}`,
      ...{
        '.codex/agents/flat.toml': broken,
        '.codex/agents/deep/far.toml': broken,
        '.codex/roles/named.toml': broken,
      },
    });
    const { stderr } = await home.run('codex', ['exec', '--skip-git-repo-check', 'say hi']);
    for (const name of ['agents/flat', 'agents/deep/far', 'roles/named'])
      expect(stderr).toContain(`failed to deserialize agent role file at ${home.path(`.codex/${name}.toml`)}`);
    for (const name of ['agents', 'roles']) rmSync(home.path('.codex', name), { recursive: true });
  });

  it('asks a provider on this machine through a proxy exactly where status says so', async () => {
    const once = 'request_max_retries = 0\nstream_max_retries = 0\n';
    const entry = `[model_providers.a]\nname = "A"\nbase_url = "${provider.baseUrl}"\n${once}`;
    put(home, { [config]: `model = "m"\nmodel_provider = "a"\n${entry}` });
    const asked = async (variables: Readonly<Record<string, string>>) => {
      const all = { HTTP_PROXY: '', HTTPS_PROXY: '', NO_PROXY: '', ...variables };
      // What was asked before is another test's.
      for (const one of [proxy, provider]) one.take();
      await home.run('codex', ['exec', '--skip-git-repo-check', 'say hi'], { variables: all });
      const prompts = [proxy, provider].map((one) => one.take().some(({ method }) => method === 'POST'));
      const status = await home.run(process.execPath, [cli, 'status'], { variables: all });
      return [...prompts, /PROXY is set in the environment that Switchyard sees: Codex asks/i.test(status.stdout)];
    };
    const through = [true, false, true];
    const direct = [false, true, false];
    expect(await asked({ HTTP_PROXY: proxy.origin })).toEqual(through);
    expect(await asked({ ALL_PROXY: proxy.origin })).toEqual(through);
    expect(await asked({ HTTP_PROXY: proxy.origin, NO_PROXY: 'localhost' })).toEqual(through);
    expect(await asked({ HTTP_PROXY: proxy.origin, NO_PROXY: '127.0.0.0/8' })).toEqual(direct);
    expect(await asked({ HTTPS_PROXY: proxy.origin })).toEqual(direct);
  });
});

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

describe('the real OpenCode 1', () => {
  let home: ClientHome;
  beforeAll(async () => {
    home = await enterHome('opencode-v1');
  });
  afterAll(() => home.stop());

  it('takes a model from each file that we name, and drops what we name as ignored', async () => {
    const name = (folder: string) => `of-${folder}`;
    const prompts = pinFolders.map(
      ({ folder }) =>
        [`.config/opencode/${folder}/${name(folder)}.md`, `---\nmodel: old/${folder}\n---\nRead.\n`] as const,
    );
    const settings = {
      $schema: 'https://opencode.ai/config.json',
      provider: { a: { npm: 'x', options: { baseURL: 'https://a.example/v1' }, apiKey: 'k', headers: { a: 'b' } } },
      ...Object.fromEntries(Object.keys(strayNames).map((name) => [name, { a: {} }])),
    };
    put(home, { '.config/opencode/opencode.json': JSON.stringify(settings), ...Object.fromEntries(prompts) });
    const { stdout } = await home.run('opencode', ['debug', 'config']);
    const { agent, command }: Readonly<Record<'agent' | 'command', Record<string, { model?: string }>>> =
      JSON.parse(stdout);
    const models = pinFolders.map(({ folder }) => (agent[name(folder)] ?? command[name(folder)])?.model);
    expect(models).toEqual(pinFolders.map(({ folder }) => `old/${folder}`));
    // What is left of the settings that we name as ignored.
    const { provider, ...top } = JSON.parse(stdout);
    expect(Object.keys(provider.a).sort()).toEqual(['npm', 'options']);
    expect(Object.keys(provider.a.options)).toEqual(['baseURL']);
    expect(Object.keys(strayNames).filter((name) => name in top)).toEqual([]);
  });
});

describe('the real OpenClaw', () => {
  let home: ClientHome;
  beforeAll(async () => {
    home = await enterHome('openclaw');
  });
  afterAll(() => home.stop());

  it('takes each setting that we name as one with a model of its own', async () => {
    const all = pinPlaces
      .map(({ path }) => pinSamples[path]('old/big'))
      .reduce((sum: unknown, one) => joined(sum, one), {
        gateway: { mode: 'local' },
      });
    put(home, { '.openclaw/openclaw.json': JSON.stringify(all) });
    const { stdout } = await home.run('openclaw', ['config', 'validate', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true });
  });
});

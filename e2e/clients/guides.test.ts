import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keyOf, type LoopbackProvider, modelOf, startProvider } from '../support/loopback-provider.ts';
import { type ClientHome, enterHome } from './client-home.ts';
import type { ProgramName } from './programs.ts';

// Configurations as guides print them, walked as their readers do: status, repair, import with the key, use of what was
// imported, and each time the real client answers.

const cli = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');
const key = 'sk-of-a-guide-0123456789';

const Status = z.object({
  value: z.object({
    clients: z.array(
      z.object({
        client: z.string(),
        legacy: z.array(z.object({ problem: z.object({ code: z.string() }), isFatal: z.boolean() })),
        shadows: z.array(z.object({ kind: z.string() })),
      }),
    ),
  }),
});

interface Walk {
  readonly home: ClientHome;
  readonly provider: LoopbackProvider;
  put(files: Readonly<Record<string, string>>): void;
  read(path: string): string;
  /** The codes of what status finds, and the kinds of what outranks the choice. */
  status(
    variables?: Readonly<Record<string, string>>,
  ): Promise<readonly [codes: readonly string[], kinds: readonly string[]]>;
  /** Has the client answer with these variables; gives the prompts that the provider got. */
  ask(words: readonly string[], variables?: Readonly<Record<string, string>>): Promise<LoopbackProvider['requests']>;
}

const open: Walk[] = [];

async function walk(program: ProgramName): Promise<Walk> {
  const home = await enterHome(program);
  const provider = await startProvider({ reply: 'answer of the guide', requireKey: key });
  const one: Walk = {
    home,
    provider,
    put: (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(home.path(path)), { recursive: true });
        writeFileSync(home.path(path), text.replaceAll('$ORIGIN', provider.origin), { mode: 0o600 });
      }
    },
    read: (path) => readFileSync(home.path(path), 'utf8'),
    status: async (variables = {}) => {
      const { stdout } = await home.run(process.execPath, [cli, '--json', 'status'], { variables });
      const found = Status.parse(JSON.parse(stdout)).value.clients.find(({ client }) => client === home.client);
      return [(found?.legacy ?? []).map(({ problem }) => problem.code), (found?.shadows ?? []).map(({ kind }) => kind)];
    },
    ask: async (words, variables = {}) => {
      const { code, stdout, stderr } = await home.run(words[0] ?? '', [...words.slice(1), 'say hi'], { variables });
      expect(`${code} ${stdout}`, stderr).toMatch(/^0 .*answer of the guide/s);
      return provider.take().filter(({ method }) => method === 'POST');
    },
  };
  open.push(one);
  return one;
}

afterEach(async () => {
  for (const { home, provider } of open.splice(0)) {
    await provider.stop();
    await home.stop();
  }
});

const Imported = z.object({
  value: z.object({
    candidates: z.array(z.object({ isCurrent: z.boolean(), provider: z.object({ id: z.string() }).optional() })),
  }),
});

/** Imports what the client uses and its key, switches to that, and has the client send what it sent before. */
async function expectSameAfterUse(
  { home, ask }: Walk,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const sent = async () =>
    new Set((await ask(words, variables)).map((prompt) => [prompt.path, modelOf(prompt), keyOf(prompt)].join(' ')));
  const before = await sent();
  const said = await home.switchyard(['--json', 'import', '--client', home.client, '--move-keys', '--yes']);
  expect(said).not.toContain(key);
  const current = Imported.parse(JSON.parse(said)).value.candidates.find(({ isCurrent }) => isCurrent);
  await home.use(current?.provider?.id ?? 'nothing of it is imported');
  expect(await sent()).toEqual(before);
}

const codexExec = ['codex', 'exec', '--skip-git-repo-check'];
const live = '.codex/config.toml';

describe('Codex', () => {
  it('on OpenRouter with profiles: plain codex does what default_profile was to do', async () => {
    const one = await walk('codex');
    const { home, put, read, status, ask } = one;
    put({
      [live]: `[model_providers.openrouter]
name = "openrouter"
base_url = "$ORIGIN/v1"
env_key = "OPENROUTER_API_KEY"
provider = { sort = "price" }

# the one for work
[profiles.sol]
model_provider = "openrouter"
model = "openai/gpt-5.5"
model_reasoning_effort = "high"

[default_profile]
name = "sol"
`,
    });
    const before = read(live);
    expect(await status()).toEqual([['codex.profile-table', 'codex.default-profile', 'codex.setting-ignored'], []]);
    await home.switchyard(['repair', '--client', 'codex', '--yes']);
    const variables = { OPENROUTER_API_KEY: key };
    expect(await status(variables)).toEqual([['codex.setting-ignored'], ['profile']]);
    for (const words of [codexExec, [...codexExec, '--profile', 'sol']]) {
      const [prompt] = await ask(words, variables);
      expect(prompt && [modelOf(prompt), keyOf(prompt), prompt.body]).toEqual([
        'openai/gpt-5.5',
        key,
        expect.objectContaining({ reasoning: expect.objectContaining({ effort: 'high' }) }),
      ]);
    }
    expect(read('.codex/sol.config.toml')).toContain('# the one for work\n');
    await expectSameAfterUse(one, codexExec, variables);
    await home.switchyard(['undo', '--client', 'codex']);
    await home.switchyard(['undo', '--client', 'codex']);
    await home.switchyard(['undo', '--client', 'codex']);
    expect(read(live)).toBe(before);
  });

  it('on a relay with wire_api = "chat" and its token in http_headers: it starts again, and the relay stays one of chat', async () => {
    const { home, provider, put, status, ask } = await walk('codex');
    put({
      [live]: `model = "m"
model_provider = "relay"

[model_providers.relay]
name = "Relay"
base_url = "$ORIGIN/v1"
wire_api = "chat"
http_headers = { Authorization = "Bearer ${key}" }
`,
    });
    expect(await status()).toEqual([['codex.wire-retired'], []]);
    const said = await home.switchyard(['repair', '--client', 'codex', '--yes']);
    expect(said).toContain('"relay" spoke Chat Completions.');
    expect(said).not.toContain(key);
    expect(await status()).toEqual([[], []]);
    const [prompt] = await ask(codexExec);
    expect(prompt && [prompt.path, keyOf(prompt)]).toEqual(['/v1/responses', key]);
    await home.switchyard(['import', '--yes', '--client', 'codex']);
    const [listed] = JSON.parse(await home.switchyard(['--json', 'list'])).value;
    expect(listed).toMatchObject({ provider: { wire: 'chat', endpoints: { chat: provider.baseUrl } } });
    // Codex speaks no chat: a switch would only lead it into a 404.
    expect(await home.refused(['use', listed.provider.id, '--client', 'codex'])).toMatchObject({
      code: 'wire-unsupported',
    });
  });

  it('on ZenMux: nothing is found where nothing is wrong, and a variable that is not set is said', async () => {
    const one = await walk('codex');
    const { home, put, status, ask } = one;
    put({
      [live]: `model = "openai/gpt-5.5"
model_provider = "zenmux"

[model_providers.zenmux]
name = "ZenMux"
base_url = "$ORIGIN/v1"
env_key = "ZENMUX_API_KEY"
wire_api = "responses"
`,
    });
    const variables = { ZENMUX_API_KEY: key };
    expect(await status(variables)).toEqual([[], []]);
    expect(await status()).toEqual([[], ['variable-unset']]);
    expect(await home.switchyard(['repair', '--client', 'codex', '--yes'])).toContain('Nothing needs repair.');
    const [prompt] = await ask(codexExec, variables);
    expect(prompt && [modelOf(prompt), keyOf(prompt)]).toEqual(['openai/gpt-5.5', key]);
    await expectSameAfterUse(one, codexExec, variables);
  });
});

describe('OpenCode 1', () => {
  it('with the plug-in for Codex endpoints and its baseURL at the wrong level: it asks there by itself', async () => {
    const one = await walk('opencode-v1');
    const { home, put, status, ask } = one;
    const settings = {
      $schema: 'https://opencode.ai/config.json',
      plugin: ['opencode-openai-codex-key'],
      model: 'openai/gpt-5.1-codex',
      small_model: 'openai/gpt-5.1-codex',
      provider: {
        openai: {
          baseURL: '$ORIGIN/backend-api/codex',
          models: { 'gpt-5.1-codex': { name: 'GPT 5.1 Codex', limit: { context: 272_000, output: 128_000 } } },
        },
      },
    };
    put({
      '.config/opencode/opencode.json': JSON.stringify(settings, null, 2),
      '.local/share/opencode/auth.json': JSON.stringify({ openai: { type: 'api', key } }),
    });
    expect(await status()).toEqual([['opencode.codex-key-plugin-listed', 'opencode.base-url-ignored'], []]);
    await home.switchyard(['repair', '--client', 'opencode', '--yes']);
    expect(await status()).toEqual([[], []]);
    const prompts = await ask(['opencode', 'run']);
    expect(new Set(prompts.map((one) => `${one.path} ${keyOf(one)}`))).toEqual(
      new Set([`/backend-api/codex/responses ${key}`]),
    );
    await expectSameAfterUse(one, ['opencode', 'run']);
  });
});

describe('OpenClaw', () => {
  const config = '.openclaw/openclaw.json';

  it('by key: nothing is found where nothing is wrong', async () => {
    const one = await walk('openclaw');
    const { home, put, status, ask } = one;
    const acme = { baseUrl: '$ORIGIN/v1', apiKey: key, api: 'openai-completions', models: [{ id: 'm', name: 'M' }] };
    const settings = {
      gateway: { mode: 'local' },
      models: { providers: { acme } },
      agents: { defaults: { model: { primary: 'acme/m' } } },
    };
    put({ [config]: JSON.stringify(settings, null, 2) });
    expect(await status()).toEqual([[], []]);
    expect(await home.switchyard(['repair', '--client', 'openclaw', '--yes'])).toContain('Nothing needs repair.');
    const infer = ['openclaw', 'infer', 'model', 'run', '--local', '--json', '--prompt'];
    const [prompt] = await ask(infer);
    expect(prompt && [modelOf(prompt), keyOf(prompt)]).toEqual(['m', key]);
    await expectSameAfterUse(one, infer);
    expect(readFileSync(home.path(config), 'utf8')).not.toContain(key);
  });

  it('by subscription: the retired name of its provider is repaired, and the agent on another one is named', async () => {
    const { home, put, read, status } = await walk('openclaw');
    const settings = {
      gateway: { mode: 'local' },
      auth: { order: { 'openai-codex': ['openai-codex:default'] } },
      agents: {
        defaults: { model: { primary: 'openai-codex/gpt-5.4' }, heartbeat: { model: 'acme/m' } },
        entries: { main: { model: 'openai-codex/gpt-5.4' } },
      },
    };
    put({ [config]: JSON.stringify(settings, null, 2) });
    expect(await status()).toEqual([['openclaw.provider-retired'], ['profile']]);
    await home.switchyard(['repair', '--client', 'openclaw', '--yes']);
    expect(await status()).toEqual([[], ['profile']]);
    expect(JSON.parse(read(config))).toMatchObject({ agents: { entries: { main: { model: 'openai/gpt-5.4' } } } });
  });
});

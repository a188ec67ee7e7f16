import { describe, expect, it } from 'vitest';
import { homeWith, read, stateOf } from '../../../../e2e/support/codex-state.ts';

/** Code, fatality and line of what is found. */
async function found(text: string): Promise<readonly unknown[]> {
  const { legacy } = await stateOf(text);
  return legacy.map(({ problem, isFatal, repair }) => [
    problem.code,
    isFatal,
    problem.where?.line,
    repair !== undefined,
  ]);
}

const relay = '[model_providers.a]\nname = "A"\nbase_url = "https://a.example/v1"\n';
const fatal = (code: string, line: number, hasRepair = true) => [`codex.${code}`, true, line, hasRepair];

describe('legacy content is found with its line', () => {
  it.each([
    [
      'wire_api = "chat" in the chosen provider',
      `model_provider = "a"\n${relay}wire_api = "chat"\n`,
      [fatal('wire-retired', 5)],
    ],
    ['wire_api = "chat" in another one', `${relay}wire_api = "chat"\n`, [fatal('wire-retired', 4)]],
    ['a wire Codex never had', `${relay}wire_api = "anthropic"\n`, [fatal('wire-retired', 4)]],
    ['profile = at the top', 'model = "m"\nprofile = "work"\n', [fatal('profile-selected', 2)]],
    ['a reserved id', '[model_providers.openai]\nname = "A"\nbase_url = "https://x/v1"\n', [fatal('id-reserved', 1)]],
    ['a reserved id without any key', '\n[model_providers.ollama]\n', [fatal('id-reserved', 2)]],
    ['a missing name', '[model_providers.a]\nbase_url = "https://x/v1"\n', [fatal('name-missing', 1)]],
    ['a blank name', '[model_providers.a]\nbase_url = "https://x/v1"\nname = " "\n', [fatal('name-missing', 3)]],
    ['headers that are no table', `${relay}http_headers = "none"\n`, [fatal('entry-type', 4, false)]],
    ['a number of retries in words', `${relay}stream_max_retries = "five"\n`, [fatal('entry-type', 4, false)]],
    ['an address that is none', '[model_providers.a]\nname = "A"\nbase_url = 7\n', [fatal('entry-type', 3, false)]],
    ['yes in place of true', `${relay}requires_openai_auth = "yes"\n`, [fatal('entry-type', 4, false)]],
    ['an undefined provider', 'model_provider = "nope"\n', [fatal('provider-undefined', 1)]],
    ['env_key beside auth', `${relay}env_key = "K"\nauth = { command = "x" }\n`, [fatal('key-twice', 4)]],
    [
      'no time for the key command',
      `${relay}auth = { command = "x", timeout_ms = 0 }\n`,
      [fatal('key-timeout-zero', 4)],
    ],
    ['approval_policy = "untrusted"', 'approval_policy = "untrusted"\n', [fatal('approval-untrusted', 1)]],
    [
      'two troubles in two places',
      `profile = "w"\n${relay}wire_api = "chat"\n`,
      [fatal('profile-selected', 1), fatal('wire-retired', 5)],
    ],
    ['a retired profile table', '[profiles.work]\nmodel = "m"\n', [['codex.profile-table', false, 1, true]]],
    [
      'a retired profile table no file can be named after',
      '[profiles."a b"]\nmodel = "m"\n',
      [['codex.profile-table', false, 1, false]],
    ],
    ['a login sent to a relay', `${relay}requires_openai_auth = true\n`, [['codex.login-exposed', false, 4, true]]],
    [
      'the own login moved elsewhere',
      'openai_base_url = "https://chatgpt.com.evil.example/v1"\n',
      [['codex.login-moved', false, 1, true]],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('what Codex takes is no legacy content', () => {
  it.each([
    ['a plain relay', `model_provider = "a"\n${relay}wire_api = "responses"\n`],
    ['built-in providers', 'model_provider = "ollama"\n'],
    ['an adjusted built-in provider without a name', '[model_providers.amazon-bedrock]\nbase_url = "https://x/v1"\n'],
    ['the model catalogue of openai', '[model_providers.openai]\nmodel_catalog_url = "https://chatgpt.com/x"\n'],
    ['ids that look like reserved ones', '[model_providers.OpenAI]\nname = "A"\nbase_url = "https://x/v1"\n'],
    ['requires_openai_auth with a key of its own', `${relay}requires_openai_auth = true\nenv_key = "K"\n`],
    ['requires_openai_auth = false beside auth', `${relay}requires_openai_auth = false\nauth = { command = "x" }\n`],
    ['OpenAI’s own addresses', 'openai_base_url = "https://us.api.openai.com/v1"\n'],
  ])('%s', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });
});

it('a profile file may leave the provider to config.toml, and stops Codex only when it is chosen', async () => {
  const { legacy } = await read(
    homeWith({
      '.codex/config.toml': relay,
      '.codex/one.config.toml': 'model_provider = "a"\n',
      '.codex/two.config.toml': 'model_provider = "nope"\n',
    }),
  );
  expect(legacy.map(({ problem, isFatal }) => [problem.where?.file.split('/').at(-1), isFatal])).toEqual([
    ['two.config.toml', false],
  ]);
});

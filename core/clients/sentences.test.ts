import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeWith } from '../../e2e/support/codex-state.ts';
import { languages } from '../../shared/language.ts';
import { say } from '../../shared/messages/catalogue.ts';
import { loadMessages } from '../../shared/messages/load-messages.ts';
import { causeOf, fixOf } from '../../shared/messages/problem-text.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { LiveState } from './client.ts';
import { allClients } from './clients.ts';

/** A home in which every client has much to tell. */
const troubled = {
  '.codex/config.toml': [
    'profile = "w"\nmodel_provider = "nope"\napproval_policy = "untrusted"\nopenai_base_url = "https://x.example/v1"',
    '[profiles.work]\nmodel = "m"\n[projects."$HOME/work"]\ntrust_level = "trusted"',
    '[model_providers.ollama]\n[model_providers.a]\nbase_url = "https://a.example/v1"\nwire_api = "chat"\nenv_key = "K"',
    'requires_openai_auth = true\nauth = { command = "x", timeout_ms = 0 }\n',
  ].join('\n'),
  '.codex/night.config.toml': 'model = "m"\nmodel_provider = "x"\n',
  '.codex/.env': 'HTTPS_PROXY=http://127.0.0.1:1\n',
  'work/.git/HEAD': '',
  'work/.codex/config.toml': 'model = "m"\nmodel_provider = "x"\n',
  'work/opencode.json': '{ "model": "a/b", "small_model": "a/c" }',
  'work/.opencode/opencode.json': '{ nope',
  '.config/opencode/opencode.jsonc': JSON.stringify({
    model: 'sw-acme/m',
    enabled_providers: ['a'],
    agent: { build: { model: 'a/b' } },
    plugin: ['opencode-openai-codex-key'],
    provider: { 'sw-acme': {}, openai: { npm: '@ai-sdk/openai-compatible' }, a: { baseURL: 'https://a.example' } },
  }),
  '.config/opencode/opencode.json': '{ "theme": "x" }',
  '.openclaw/openclaw.json': JSON.stringify({
    $include: './gone.json5',
    env: { A: '1', B: '2' },
    zzz: 1,
    auth: { order: { 'openai-codex': [] }, profiles: { 'sw-x:k': { provider: 'sw-x' } } },
    gateway: { reload: { mode: 'restart' } },
    agents: {
      list: [],
      defaults: { model: 'sw-x/m', modelPolicy: { allow: ['a/b'] } },
      entries: { ops: { model: 'a/b' } },
    },
  }),
};

async function statesOf(): Promise<readonly LiveState[]> {
  const variables = {
    CODEX_API_KEY: 'k',
    OPENCODE_CONFIG_CONTENT: '{}',
    OPENCLAW_PROFILE: 'p',
    OPENCLAW_HOME: '$HOME',
  };
  const environment = homeWith(troubled, variables);
  const { home } = environment;
  writeFileSync(join(home, '.codex/config.toml'), troubled['.codex/config.toml'].replace('$HOME', home));
  const inProject = { ...environment, workingFolder: join(home, 'work') };
  const states = await Promise.all(
    (await allClients()).map(async (client) => client.read(await client.find(inProject))),
  );
  return states.filter(({ installation }) => installation.isFound);
}

function sentencesOf({ shadows, legacy }: LiveState): readonly Sentence[] {
  return [
    ...legacy.flatMap(({ problem }) => [causeOf(problem), fixOf(problem)]),
    ...legacy.flatMap(({ repair }) => repair?.title ?? []),
    ...shadows.flatMap(({ message, fix }) => [message, fix]),
  ];
}

describe('what the clients tell of a troubled home', async () => {
  const told = (await statesOf()).map(sentencesOf);
  const english = await loadMessages('en');

  it.each(languages)('is said whole in %s', async (language) => {
    const messages = await loadMessages(language);
    for (const sentences of told) {
      expect(sentences.length).toBeGreaterThan(15);
      const texts = sentences.map((one) => say(one, language, messages));
      expect(texts.filter((text) => /\{\w+\}|undefined|\[object/.test(text))).toEqual([]);
      expect(sentences.filter(({ text }) => !(text in messages))).toEqual([]);
      const untranslated = sentences.filter((one, index) => say(one, 'en', english) === texts[index]);
      expect(untranslated).toEqual(language === 'en' ? sentences : []);
    }
  });
});

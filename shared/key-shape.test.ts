import { describe, expect, it } from 'vitest';
import { isKeyWord, isVariableNameAsKey, nameOrKey } from './key-shape.ts';
import { isSecretPair, mask, redact, redactSource } from './redact.ts';

const hex = '0123456789abcdef'.repeat(4);

describe('a text where the name of a variable belongs', () => {
  it.each([
    'OPENROUTER_API_KEY',
    'KEY',
    'RELAY_2',
    'my_relay_key',
    'myKey',
    'openrouterKey2',
    'my_relay_key_of_the_second_account',
    '_private',
  ])('%s is a name, and is shown', (text) => {
    expect(nameOrKey(text)).toBe('name');
    expect(redactSource(`env_key = "${text}"`)).toBe(`env_key = "${text}"`);
  });

  it.each([
    hex,
    hex.toUpperCase(),
    hex.slice(0, 32),
    'sk-0123456789abcdef0123',
    'sk_live_0123456789abcdef',
    'AIzaSyA0123456789abcdefghijkl',
    'gsk_0123456789abcdef01234567',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P',
    'aB3dE6gH9jK2mN5pQ8sT1vW4',
  ])('C %s is a key, and is shown nowhere', (text) => {
    expect(nameOrKey(text)).toBe('key');
    for (const line of [`env_key = "${text}"`, `env_key='${text}'`, `{"env_key": "${text}"}`])
      for (const safe of [redact(line), redactSource(line)]) expect(safe).not.toContain(text.slice(4));
  });

  it.each(['ABCDEFGHIJKLMNOP0123', 'my-relay-key', 'abcdefghijklmnopqrstuvwxyz', 'relay_pass2_9dK2mQ7xW4'])(
    '%s is neither for sure',
    (text) => {
      expect(nameOrKey(text)).toBe('unsure');
      expect(redactSource(`env_key = "${text}"`)).toBe(`env_key = "${mask}"`);
    },
  );
});

describe('a key that nothing announces', () => {
  const keys = [
    hex,
    hex.slice(0, 32),
    `cr_${hex}`,
    'aB3dE6gH9jK2mN5pQ8sT1vW4',
    'pplx-AbCdEf0123456789AbCdEf0123456789',
    `${hex.slice(0, 32)}.AbCdEf0123456789`,
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P',
    'gsk_0123456789abcdef01234567',
  ];

  it.each(keys)('C %s is one wherever it stands', (key) => {
    expect(isKeyWord(key)).toBe(true);
    const lines = [key, `# was ${key}`, `model = "${key}"`, `"primary": "relay/${key}"`, `{"X-Relay":"${key}"}`];
    for (const line of [...lines, `https://relay.example/v1#${key}`])
      for (const safe of [redact(line), redactSource(line)]) expect(safe).not.toContain(key.slice(8));
    expect(isSecretPair('X-Relay', key)).toBe(true);
  });

  it.each([
    'accounts/fireworks/models/qwen3-235b-a22b-instruct-2507',
    '@cf/meta/llama-3.3-70b-instruct-fp8-fast',
    'hf.co/unsloth/DeepSeek-R1-0528-Qwen3-8B-GGUF:Q4_K_XL',
    'ft:gpt-4o-mini-2024-07-18:acme::AbCdEf12',
    'ep-20250206123456-abcde',
    'us.anthropic.claude-sonnet-4-20250514-v1:0',
    'interleaved-thinking-2025-05-14',
    'codex_cli_rs/0.171.0-alpha.12',
    'Meta-Llama-3.1-405B-Instruct-Turbo',
    'org-AbCdEfGhIjKlMnOp1Q2R3s4T',
    'proj_AbCdEf0123GhIjKl4567MnOp',
    '3f5c3f0e-9d8b-4a6f-8e4d-3c2b1a091827',
    '20261127T111454158-03bc7d02',
    `/root/.cache/huggingface/hub/models--Qwen/snapshots/${hex.slice(0, 40)}`,
    `https://gateway.ai.cloudflare.com/v1/${hex.slice(0, 32)}/relay/openai`,
    String.raw`C:\models\aB3dE6gH9jK2mN5pQ8sT1vW4.gguf`,
  ])('%s is none, and is shown', (text) => {
    expect(redact(text)).toBe(text);
    expect(redactSource(`"model": "${text}"`)).toBe(`"model": "${text}"`);
    expect(isSecretPair('X-Relay', text)).toBe(false);
  });

  it.each(['X-Team', 'OpenAI-Project', 'x-tenant', 'session_id', 'X-Request-Id', 'clientId'])(
    'what the header %s holds is an id, unless it has the shape of a key',
    (name) => {
      expect(isSecretPair(name, hex)).toBe(false);
      expect(isSecretPair(name, 'sk-0123456789abcdef0123')).toBe(true);
    },
  );
});

it.each([
  ['ACME_API_KEY', true],
  ['GITHUB_TOKEN', true],
  ['ollama', false],
  ['no-key', false],
  ['sk-ACME_API_KEY', false],
  ['ACME', false],
  [hex, false],
])('%s where a key belongs is a name: %s', (text, isName) => expect(isVariableNameAsKey(text)).toBe(isName));

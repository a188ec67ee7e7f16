import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { startEngine } from '../../app/start-engine.ts';
import { toCandidateView } from '../../app/views/views.ts';
import { findClient } from '../../clients/clients.ts';
import { applyImport } from './import.ts';

// Where nobody expects a key, and yet people put one: it may not come into our list or into sight.

const hex = '3f5c3f0e9d8b7a6f5e4d3c2b1a09182736455463728190aabbccddeeff001122';
const keys = ['sk-0123456789abcdefghijkl', hex, `cr_${hex}`, 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9v'];
const url = 'https://relay.example/v1';

const codex = (entry: string, { id = 'relay', name = 'Relay', model = 'm' } = {}) => ({
  '.codex/config.toml': `model_provider = "${id}"\nmodel = "${model}"\n[model_providers."${id}"]\nname = "${name}"\nbase_url = "${url}"\n${entry}\n`,
});
const opencode = (options: object, { id = 'relay', name = 'Relay', model = 'm' } = {}) => ({
  '.config/opencode/opencode.json': JSON.stringify({
    model: `${id}/${model}`,
    provider: {
      [id]: { npm: '@ai-sdk/openai-compatible', name, options: { baseURL: url, ...options }, models: { [model]: {} } },
    },
  }),
});
const openclaw = (entry: object, { id = 'relay', model = 'm' } = {}) => ({
  '.openclaw/openclaw.json': JSON.stringify({
    agents: { defaults: { model: { primary: `${id}/${model}` } } },
    models: { providers: { [id]: { baseUrl: url, models: [{ id: model, name: 'M' }], ...entry } } },
  }),
});

type Files = Readonly<Record<string, string>>;
const places: readonly (readonly [what: string, files: (key: string) => Files])[] = [
  ['the value of a header', (key) => codex(`http_headers = { "X-Relay" = "${key}" }`)],
  ['the name of a header', (key) => codex(`http_headers = { "${key}" = "1" }`)],
  ['the name of a parameter', (key) => codex(`query_params = { "${key}" = "1" }`)],
  ['the name of a header that comes from a variable', (key) => codex(`env_http_headers = { "${key}" = "X" }`)],
  ['the id', (key) => codex('', { id: key })],
  ['the name', (key) => codex('', { name: key })],
  ['the model', (key) => codex('', { model: key })],
  ['the value of a header', (key) => opencode({ headers: { 'X-Relay': key } })],
  ['the name of a header', (key) => opencode({ headers: { [key]: '1' } })],
  ['the id', (key) => opencode({}, { id: key })],
  ['the name', (key) => opencode({}, { name: key })],
  ['the model', (key) => opencode({}, { model: key })],
  ['a parameter', (key) => opencode({ queryParams: { t: key } })],
  ['the value of a header', (key) => openclaw({ headers: { 'X-Relay': key } })],
  ['the name of a header', (key) => openclaw({ headers: { [key]: '1' } })],
  ['the id', (key) => openclaw({}, { id: key })],
  ['the model', (key) => openclaw({}, { model: key })],
];

describe.each(places)('C a key in place of %s', (_what, files) => {
  it.each(keys)('%s stays out of our list and out of sight', async (key) => {
    const environment = testEnvironment();
    for (const [name, text] of Object.entries(files(key))) {
      mkdirSync(dirname(join(environment.home, name)), { recursive: true });
      writeFileSync(join(environment.home, name), text);
    }
    const engine = await startEngine(environment, 'terminal');
    const clients = await Promise.all((['codex', 'opencode', 'openclaw'] as const).map(findClient));
    const found = await applyImport(engine, clients);
    expect(found).toHaveLength(1);
    const seen = JSON.stringify([found.map(toCandidateView), await engine.read.providers()]).toLowerCase();
    expect(seen).not.toContain(key.slice(4, 24).toLowerCase());
  });
});

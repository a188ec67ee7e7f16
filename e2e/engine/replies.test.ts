import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { clientIds } from '../../shared/client-id.ts';
import { type CallName, callNames } from '../../shared/contract.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { keysIn, plantedKeys } from '../cli/planted-keys.ts';
import { liveFiles } from '../support/client-samples.ts';
import { startProvider } from '../support/loopback-provider.ts';
import { testApp, testDraft } from '../support/test-app.ts';

const clients = clientIds;

/** Files that may hold a key, because somebody chose so or had it there before. */
const chosen = /\/keys\/[^/]+\.key$/;

async function session(key: string) {
  // What a careless provider says of a key that it does not take.
  const provider = await startProvider({
    reply: 'x',
    manner: { kind: 'fails', status: 401, message: `bad key ${key}` },
  });
  onTestFinished(() => provider.stop());
  const hands = await testApp();
  const replies: string[] = [];
  const ask = async (name: CallName, input?: unknown) => {
    const reply = await hands.app.answer(name, input);
    replies.push(JSON.stringify([name, reply]));
    return reply;
  };
  const draft = testDraft({ name: 'Relay', endpoints: { responses: provider.baseUrl, chat: provider.baseUrl } });
  await ask('providers.add', { draft, key, keyStore: 'file' });
  await ask('providers.add', { draft: testDraft({ name: 'Other' }), key, keyStore: 'keychain' });
  await ask('providers.add', { draft: testDraft({ name: 'Third', endpoints: { responses: 'ftp://x' } }), key });
  for (const name of ['tests.run'] as const) await ask(name, { provider: 'relay' });
  await ask('tests.tryDraft', { draft, key });
  await ask('models.list', { draft, key });
  await ask('requests.list', {});
  const [logged] = await hands.calls['requests.list']({ provider: 'relay' });
  if (logged) await ask('requests.read', { id: logged.id });
  for (const client of clients) {
    for (const delivery of ['keychain', 'file'] as const)
      await ask('switch.use', { client, choice: 'relay', delivery });
    await ask('switch.plan', { client, choice: 'official' });
    await ask('undo.plan', { client });
    await ask('undo.use', { client });
  }
  await ask('keys.set', { provider: 'relay', key: `${key}\nsecond line`, store: 'file' });
  await ask('keys.set', { provider: 'none', key, store: 'file' });
  const [view] = await hands.calls['providers.list'](undefined);
  if (view) await ask('providers.change', { id: 'relay', draft: { ...toDraft(view.provider), model: 'm2' }, key });
  const removed = await ask('providers.remove', { id: 'relay' });
  if (removed.ok) await ask('providers.putBack', removed.value);
  await ask('leave.plan');
  for (const name of callNames) if (!['changes.wait', 'leave.apply', 'leave.plan'].includes(name)) await ask(name);
  for (const name of ['history.read', 'import.apply'] as const) await ask(name, {});
  return { ...hands, replies };
}

function ownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !chosen.test(path));
}

it.each(plantedKeys.map((key, index) => [index + 1, key] as const))(
  'W7 S1 the planted key %i is in no reply, no line of the log, no live file and none of ours but the one that was chosen',
  async (_, key) => {
    const { replies, log, environment, read } = await session(key);
    expect(replies.length).toBeGreaterThan(50);
    // A key that no store takes never gets further than its own refusal.
    for (const reply of replies) expect(keysIn(reply), reply.slice(0, 300)).toEqual([]);
    expect(keysIn(log.join('\n'))).toEqual([]);
    for (const path of ownFiles(environment.dataFolder)) expect(keysIn(readFileSync(path, 'utf8')), path).toEqual([]);
    for (const file of Object.values(liveFiles)) expect(keysIn(read(file) ?? '')).toEqual([]);
  },
);

it('W7 a key that stands in a live file, wherever, is in no reply', async () => {
  const hands = await testApp();
  const key = 'sk-planted-live-0123456789';
  hands.write(
    liveFiles.codex,
    `model_provider = "x"\n\n[model_providers.x]\nname = "X"\nbase_url = "https://me:${key}@x.example/v1?key=${key}"\nwire_api = "responses"\nexperimental_bearer_token = "${key}"\nhttp_headers = { "X-Api-Key" = "${key}" }\nquery_params = { token = "${key}" }\n`,
  );
  hands.write(
    liveFiles.opencode,
    `{ "model": "y/m", "provider": { "y": { "npm": "@ai-sdk/openai", "options": { "apiKey": "${key}", "baseURL": "https://y.example/v1?key=${key}", "headers": { "Authorization": "Bearer ${key}" } } } } }`,
  );
  hands.write(
    liveFiles.openclaw,
    `{ models: { providers: { z: { baseUrl: "https://z.example/v1?token=${key}", apiKey: "${key}", api: "openai-responses", models: [{ id: "m" }] } } }, agents: { defaults: { model: { primary: "z/m" } } } }`,
  );
  const replies: string[] = [];
  const ask = async (name: CallName, input?: unknown) =>
    replies.push(JSON.stringify([name, await hands.app.answer(name, input)]));
  for (const name of ['clients.read', 'import.preview', 'leave.plan'] as const) await ask(name);
  await ask('import.apply', {});
  await ask('providers.add', { draft: testDraft(), key: 'sk-other-0123456789', keyStore: 'file' });
  for (const client of clients) {
    for (const name of ['repair.plan', 'import.planKeyMoves'] as const) await ask(name, { client });
    await ask('switch.plan', { client, choice: 'relay' });
    await ask('switch.use', { client, choice: 'relay' });
    await ask('undo.use', { client });
  }
  for (const name of ['clients.read', 'providers.list'] as const) await ask(name);
  for (const reply of replies) expect(reply).not.toContain('planted');
  expect(hands.log.join('\n')).not.toContain('planted');
});

import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { liveContents, liveFiles } from '../../e2e/support/client-samples.ts';
import { addTestProvider, problemOf, testApp, testDraft } from '../../e2e/support/test-app.ts';
import { clientIds } from '../../shared/client-id.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { toDraft } from '../../shared/provider-draft.ts';

const clients = clientIds;
type Hands = Awaited<ReturnType<typeof withProviders>>;

async function withProviders() {
  const hands = await testApp();
  for (const name of ['A', 'B']) await addTestProvider(hands, name);
  return hands;
}

/** The change of one provider, as a form sends it. */
async function changed({ 'providers.list': list }: Hands['calls'], id: string, more: Partial<ProviderDraft>) {
  const view = (await list(undefined)).find(({ provider }) => provider.id === id);
  if (view === undefined) throw new Error(`no provider ${id}`);
  const read = toDraft(view.provider);
  return { id, read, draft: { ...read, ...more } };
}

describe('what a window wishes beside the choice', () => {
  it.each([
    ['codex', { model: 'wished' }, 'wished'],
    ['codex', { profile: 'wished' }, 'wished'],
    ['opencode', { delivery: 'env' }, '{env:'],
    ['openclaw', { isFresh: true }, 'sw2-a'],
  ] as const)('is in the plan, and only then: %s %j', async (client, wish, text) => {
    const { calls } = await withProviders();
    await calls['providers.change']({ ...(await changed(calls, 'a', { env: 'A_KEY' })) });
    const shown = async (more: typeof wish | object) =>
      JSON.stringify((await calls['switch.plan']({ client, choice: 'a', ...more })).files);
    expect(await shown(wish)).toContain(text);
    expect(await shown({})).not.toContain(text);
  });
});

describe.each(clients)('a plan for %s', (client) => {
  it('shows the lines that are written, and writes them when it is carried out', async () => {
    const { calls, read } = await withProviders();
    const plan = await calls['switch.plan']({ client, choice: 'a' });
    expect(plan).toMatchObject({ kind: 'use', client, choice: 'a', model: 'model-a' });
    expect(read(liveFiles[client])).toBe(liveContents[client]);
    const lines = plan.files.find(({ path }) => path.endsWith(liveFiles[client]))?.hunks.flatMap((hunk) => hunk.lines);
    const applied = await calls['plans.apply']({ plan: plan.plan });
    expect(applied).toMatchObject({ kind: 'use', client, choice: 'a', model: 'model-a', receipt: expect.any(String) });
    const text = read(liveFiles[client]);
    for (const line of lines ?? [])
      if (line.startsWith('+')) expect(text).toContain(line.slice(1).replace(/••••.*/, ''));
    expect(lines?.some((line) => line.startsWith('+'))).toBe(true);
  });

  it('C8 is refused with file-changed when somebody wrote since, and nothing is written', async () => {
    const { app, calls, write, read } = await withProviders();
    const { plan } = await calls['switch.plan']({ client, choice: 'a' });
    const edited = `${liveContents[client]}\n`;
    write(liveFiles[client], edited);
    expect((await problemOf(app, 'plans.apply', { plan })).code).toBe('file-changed');
    expect(read(liveFiles[client])).toBe(edited);
    expect(await calls['history.read']({})).toEqual([]);
    expect((await problemOf(app, 'plans.apply', { plan })).code).toBe('plan-gone');
    const again = await calls['switch.plan']({ client, choice: 'a' });
    expect((await calls['plans.apply']({ plan: again.plan })).receipt).toBeDefined();
  });

  it('C13 of what is so already writes nothing, and asks for no restart', async () => {
    const { calls, pathOf } = await withProviders();
    await calls['switch.use']({ client, choice: 'a' });
    const before = statSync(pathOf(liveFiles[client])).mtimeMs;
    const applied = await calls['switch.use']({ client, choice: 'a' });
    expect(applied.receipt).toBeUndefined();
    expect(applied.notes.filter(({ kind }) => kind === 'restart' || kind === 'live')).toEqual([]);
    expect(statSync(pathOf(liveFiles[client])).mtimeMs).toBe(before);
  });

  it('C2 of an undo is about the choice that it takes back, in the answer and in the history', async () => {
    const { calls, read } = await withProviders();
    await calls['switch.use']({ client, choice: 'a' });
    const { receipt = '' } = await calls['switch.use']({ client, choice: 'b' });
    expect(await calls['undo.plan']({ receipt })).toMatchObject({ kind: 'undo', choice: 'b', model: 'model-b' });
    expect(await calls['undo.use']({ receipt })).toMatchObject({ kind: 'undo', choice: 'b', model: 'model-b' });
    const [undone, second, first] = await calls['history.read']({ client });
    expect(undone).toMatchObject({ kind: 'undo', choice: 'b', isUndone: false });
    expect(second).toMatchObject({ kind: 'use', choice: 'b', model: 'model-b', isUndone: true });
    const back = await calls['restore.plan']({ receipt: first?.id ?? '' });
    expect(back).toMatchObject({ kind: 'restore', choice: 'a', model: 'model-a' });
    await calls['plans.apply']({ plan: back.plan });
    expect(read(liveFiles[client])).toBe(liveContents[client]);
    expect((await calls['history.read']({}))[0]).toMatchObject({ kind: 'restore', choice: 'a' });
  });
});

describe('plans', () => {
  it('are kept until they are carried out, the newest fifty', async () => {
    const { app, calls } = await withProviders();
    const plans = [];
    for (let n = 0; n < 51; n += 1) plans.push(await calls['switch.plan']({ client: 'codex', choice: 'a' }));
    const [first, second] = plans;
    expect((await problemOf(app, 'plans.apply', { plan: first?.plan })).code).toBe('plan-gone');
    expect((await calls['plans.apply']({ plan: second?.plan ?? '' })).receipt).toBeDefined();
    expect((await problemOf(app, 'plans.apply', { plan: second?.plan })).code).toBe('plan-gone');
  });

  it('that are carried out at once by many end in one of the wanted states, each act a step of the history', async () => {
    const { calls, read } = await withProviders();
    const wishes = Array.from({ length: 20 }, (_, n) => ({ client: 'codex', choice: n % 2 ? 'a' : 'b' }) as const);
    const done = await Promise.all(wishes.map((wish) => calls['switch.use'](wish)));
    expect(done.filter(({ receipt }) => receipt !== undefined)).toHaveLength(20);
    expect(await calls['history.read']({})).toHaveLength(20);
    expect(read(liveFiles.codex)).toContain('https://a.example/v1');
  });

  it('of a repair are one for each finding', async () => {
    const { calls, write, read } = await testApp();
    const broken =
      'model_provider = "x"\n\n[model_providers.x]\nname = "X"\nbase_url = "https://x.example/v1"\nwire_api = "chat"\n';
    write(liveFiles.codex, broken);
    const plans = await calls['repair.plan']({ client: 'codex' });
    expect(plans.map(({ kind, client }) => [kind, client])).toEqual([['repair', 'codex']]);
    await calls['plans.apply']({ plan: plans[0]?.plan ?? '' });
    expect(read(liveFiles.codex)).not.toContain('chat');
    expect(await calls['repair.plan']({ client: 'codex' })).toEqual([]);
  });

  it('of a key move take the key out of the live file, into the keychain that there is', async () => {
    const { app, calls, write } = await testApp();
    const text =
      'model_provider = "x"\n\n[model_providers.x]\nname = "X"\nbase_url = "https://x.example/v1"\nwire_api = "responses"\nexperimental_bearer_token = "sk-planted-in-the-file"\n';
    write(liveFiles.codex, text);
    const [preview] = await calls['import.preview'](undefined);
    expect(preview).toMatchObject({ foreignId: 'x', isKnown: false, key: { kind: 'plain', hint: 'file' } });
    expect(await calls['import.planKeyMoves']({ client: 'codex' })).toEqual([]);
    await calls['import.apply']({});
    const [move] = await calls['import.planKeyMoves']({ client: 'codex' });
    expect(move).toMatchObject({ kind: 'import', choice: 'x' });
    expect(JSON.stringify([preview, move])).not.toContain('planted');
    // There is none where tests run: the file stays as it is.
    const { code } = await problemOf(app, 'plans.apply', { plan: move?.plan });
    expect(code).toMatch(/^keychain-/);
    expect(readFileSync(`${app.engine.environment.home}/${liveFiles.codex}`, 'utf8')).toBe(text);
  });
});

describe('leaving', () => {
  it('C15 takes out what was shown, and everything of ours', async () => {
    const { calls, read, environment } = await withProviders();
    for (const client of clients) await calls['switch.use']({ client, choice: 'a' });
    const plans = await calls['leave.plan'](undefined);
    expect(plans.map(({ client }) => client).sort()).toEqual([...clients].sort());
    await calls['leave.apply']({ plans: plans.map(({ plan }) => plan) });
    for (const client of clients) expect(read(liveFiles[client])).toBe(liveContents[client]);
    expect(() => statSync(environment.dataFolder)).toThrow('ENOENT');
    expect(await calls['providers.list'](undefined)).toEqual([]);
    expect(() => statSync(environment.dataFolder)).toThrow('ENOENT');
  });

  it('does not take out what was not shown', async () => {
    const { app, calls, read } = await withProviders();
    await calls['switch.use']({ client: 'codex', choice: 'a' });
    const plans = (await calls['leave.plan'](undefined)).map(({ plan }) => plan);
    await calls['switch.use']({ client: 'opencode', choice: 'a' });
    const before = read(liveFiles.codex);
    for (const shown of [plans, []])
      expect((await problemOf(app, 'leave.apply', { plans: shown })).code).toBe('leave-grew');
    expect(read(liveFiles.codex)).toBe(before);
    expect(await calls['providers.list'](undefined)).toHaveLength(2);
  });
});

describe('the lines of a live file', () => {
  it('are those that a switch writes, and come back as a draft after an edit by hand', async () => {
    const { app, calls, read } = await withProviders();
    const draft = testDraft({ name: 'A', endpoints: { responses: 'https://a.example/v1' }, model: 'model-a' });
    const { text } = await calls['snippet.show']({ draft, id: 'a', client: 'codex' });
    await calls['switch.use']({ client: 'codex', choice: 'a' });
    for (const line of text.trim().split('\n')) expect(read(liveFiles.codex)).toContain(line);
    const edited = text.replace('model-a', 'model-z');
    const check = await calls['snippet.read']({ draft, id: 'a', client: 'codex', text: edited });
    expect(check).toMatchObject({ issues: [], draft: { model: 'model-z' } });
    const broken = await problemOf(app, 'snippet.read', { draft, id: 'a', client: 'codex', text: `${text}\n[` });
    expect(broken).toMatchObject({ code: 'snippet-broken', where: { line: expect.any(Number) } });
  });
});

describe('opening a live file', () => {
  it('is for hosts with a desktop, and for files that are there', async () => {
    const opened: string[] = [];
    const openFile = async (path: string) => void opened.push(path);
    const { app, calls, pathOf } = await testApp({ host: { kind: 'desktop', openFile } });
    await calls['files.open']({ client: 'codex' });
    expect(opened).toEqual([pathOf(liveFiles.codex)]);
    expect((await calls['app.about'](undefined)).canOpenFiles).toBe(true);
    mkdirSync(pathOf('empty'));
    await calls['settings.change']({ folders: { codex: pathOf('empty') } });
    expect((await problemOf(app, 'files.open', { client: 'codex' })).code).toBe('file-vanished');
    const browser = await testApp();
    expect((await problemOf(browser.app, 'files.open', { client: 'codex' })).code).toBe('open-file-unsupported');
  });
});

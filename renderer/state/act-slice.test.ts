import { expect, it } from 'vitest';
import { sampleApi, sampleClient, samplePlan, sampleProvider } from '../../e2e/support/page-samples.ts';
import type { Problem } from '../../shared/problem.ts';
import { createAppStore } from './store.ts';

const changed: Problem = { code: 'file-changed', values: {} };
const wish = { client: 'codex', choice: 'one' } as const;
const done = { kind: 'use', client: 'codex', choice: 'one', summary: '', receipt: 'r', notes: [] } as const;

function fail(problem: Problem): never {
  throw problem;
}

it('says in one toast that it switched', async () => {
  const store = createAppStore(sampleApi({ 'switch.use': () => done }));
  const using = store.getState().use(wish);
  expect(store.getState().switching).toEqual({ codex: 'one' });
  await using;
  expect(store.getState().switching).toEqual({});
  expect(store.getState().toasts.map(({ toast }) => toast)).toEqual([{ kind: 'applied', applied: done }]);
});

it('shows the new difference and asks when somebody else changed the file', async () => {
  const plan = samplePlan('0000000000000001', { kind: 'use' });
  const store = createAppStore(sampleApi({ 'switch.use': () => fail(changed), 'switch.plan': () => plan }));
  await store.getState().use(wish);
  expect(store.getState().overlay).toMatchObject({ kind: 'preview', plans: [plan], isConflict: true });
  expect(store.getState().toasts).toEqual([]);
});

it('plans anew when the file changes while its difference is looked at', async () => {
  const [old, fresh] = [samplePlan('0000000000000001'), samplePlan('0000000000000002')];
  const plans = [old, fresh];
  const store = createAppStore(sampleApi({ 'switch.plan': () => plans.shift(), 'plans.apply': () => fail(changed) }));
  await store.getState().preview('', wish);
  expect(await store.getState().apply(old)).toBe(false);
  expect(store.getState().overlay).toMatchObject({ plans: [fresh], isConflict: true });
});

it('plans the rest anew after each of several plans, for they may share a file', async () => {
  const rounds = [[samplePlan('a'), samplePlan('b')], [samplePlan('b2')], []];
  const applied: string[] = [];
  const store = createAppStore(
    sampleApi({
      'repair.plan': () => rounds.shift(),
      'plans.apply': ({ plan }: { plan: string }) => {
        applied.push(plan);
        return done;
      },
    }),
  );
  await store.getState().previewRepairs('', 'codex');
  await store.getState().applyAll();
  expect(applied).toEqual(['a', 'b2']);
  expect(store.getState().overlay).toBeNull();
});

const undone = { ...done, kind: 'undo', receipt: 'u' } as const;

it('takes back the act that is named, once, however often it is pressed before the clients say so', async () => {
  const asked: unknown[] = [];
  const views = [sampleClient({ undo: 'r' }), sampleClient({ redo: 'u' })];
  const store = createAppStore(
    sampleApi({
      'app.about': () => null,
      'clients.read': () => [views.shift()],
      'undo.use': (input) => {
        asked.push(input);
        return undone;
      },
    }),
  );
  const { undo, refresh } = store.getState();
  await Promise.all([undo('r'), undo('r')]);
  // Read before the undo was written.
  await refresh(['clients']);
  await undo('r');
  expect(asked).toEqual([{ receipt: 'r' }]);
  expect(store.getState().toasts.map(({ toast }) => toast)).toEqual([{ kind: 'applied', applied: undone }]);
  await refresh(['clients']);
  expect(store.getState().undoing).toEqual([]);
  await undo('u');
  expect(asked).toEqual([{ receipt: 'r' }, { receipt: 'u' }]);
});

it('may be asked again where an undo was refused, or had nothing to change', async () => {
  const { receipt: _, ...nothing } = undone;
  const answers: readonly (() => unknown)[] = [
    () => fail({ ...changed, code: 'disk-full' }),
    () => nothing,
    () => undone,
  ];
  let at = 0;
  const store = createAppStore(sampleApi({ 'undo.use': () => answers[at++]?.() }));
  for (const _ of answers) await store.getState().undo('r');
  expect(at).toBe(3);
});

const followed: Problem = { code: 'act-followed', values: {} };

it('leads to before the act that was meant when another one came after it', async () => {
  const refuse = () => fail(followed);
  const store = createAppStore(
    sampleApi({
      'undo.use': refuse,
      'undo.plan': refuse,
      'plans.apply': refuse,
      'restore.plan': () => samplePlan('p'),
    }),
  );
  const told = { kind: 'problem', problem: followed, receipt: 'r' };
  const last = () => store.getState().toasts.at(-1)?.toast;
  await store.getState().undo('r');
  expect(last()).toEqual(told);
  store.setState({ toasts: [] });
  await store.getState().previewUndo('', 'r');
  expect(last()).toEqual(told);
  expect(store.getState().overlay).toBeNull();
  store.setState({ toasts: [] });
  const plan = samplePlan('q', { kind: 'undo' });
  store.getState().open({ kind: 'preview', title: '', plans: [plan], source: { kind: 'undo', receipt: 'r' } });
  expect(await store.getState().apply(plan)).toBe(false);
  expect(last()).toEqual(told);
  await store.getState().previewRestore('', 'r');
  expect(store.getState().overlay).toMatchObject({ source: { kind: 'restore', receipt: 'r' } });
});

it('shows the new difference of an undo whose file somebody else changed', async () => {
  const plan = samplePlan('p', { kind: 'undo' });
  const store = createAppStore(sampleApi({ 'undo.use': () => fail(changed), 'undo.plan': () => plan }));
  await store.getState().undo('r');
  expect(store.getState().overlay).toMatchObject({
    plans: [plan],
    source: { kind: 'undo', receipt: 'r' },
    isConflict: true,
  });
});

it('names who is without a key, so that the toast can lead there', async () => {
  const missing: Problem = { code: 'key-missing', values: {} };
  const store = createAppStore(sampleApi({ 'switch.use': () => fail(missing) }));
  await store.getState().use(wish);
  expect(store.getState().toasts[0]?.toast).toEqual({ kind: 'problem', problem: missing, wish, provider: 'one' });
});

it('moves a row at once, before the engine has written', () => {
  const store = createAppStore(sampleApi({ 'providers.move': () => new Promise(() => undefined) }));
  store.setState({ providers: ['a', 'b', 'c'].map((id) => sampleProvider(id)) });
  void store.getState().move('c', 'a');
  expect(store.getState().providers?.map(({ provider }) => provider.id)).toEqual(['c', 'a', 'b']);
});

it('keeps a row where it was moved when a list arrives that was read before', async () => {
  const [a, b, c] = [sampleProvider('a'), sampleProvider('b'), sampleProvider('c')];
  let answer = (_: ReturnType<typeof sampleProvider>[]): void => undefined;
  const list = new Promise<ReturnType<typeof sampleProvider>[]>((resolve) => {
    answer = resolve;
  });
  const store = createAppStore(sampleApi({ 'providers.list': () => list, 'providers.move': () => undefined }));
  const about = { version: '1', platform: 'linux', host: 'browser', home: '/h', dataFolder: '/d' } as const;
  store.setState({ about: { ...about, isDemo: false, canOpenFiles: false }, providers: [b, a, c] });
  const ids = () => store.getState().providers?.map(({ provider }) => provider.id);
  const reading = store.getState().refresh(['tests']);
  const moving = [store.getState().move('b', 'c'), store.getState().move('b', null)];
  answer([b, a, c]);
  await reading;
  expect(ids()).toEqual(['a', 'c', 'b']);
  await Promise.all(moving);
  // Once nothing is on its way, what the engine says counts.
  await store.getState().refresh(['tests']);
  expect(ids()).toEqual(['b', 'a', 'c']);
});

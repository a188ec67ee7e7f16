import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Topic, topics } from '../../../shared/contract.ts';
import { Changes } from './changes.ts';

const isPending = async (work: Promise<unknown>) => (await Promise.race([work, delay(20, 'pending')])) === 'pending';

describe('waiting for changes', () => {
  it('tells everything to those who know nothing, or a number of an earlier run', async () => {
    const changes = new Changes();
    const { now, topics: first } = await changes.after(0);
    expect(first).toEqual(topics);
    expect((await changes.after(now + 57)).topics).toEqual(topics);
  });

  it('answers at once with what changed since, and else with the next change', async () => {
    const changes = new Changes();
    const { now } = await changes.after(0);
    changes.tell(['providers']);
    changes.tell(['history', 'clients']);
    expect(await changes.after(now)).toEqual({ now: now + 2, topics: ['clients', 'providers', 'history'] });
    expect((await changes.after(now + 1)).topics).toEqual(['clients', 'history']);
    const next = changes.after(now + 2);
    expect(await isPending(next)).toBe(true);
    changes.tell(['links']);
    expect(await next).toEqual({ now: now + 3, topics: ['links'] });
  });

  it('lets everybody go when it ends, and those whom nobody waits for', async () => {
    const changes = new Changes();
    const { now } = await changes.after(0);
    const gone = new AbortController();
    const [first, second] = [changes.after(now, gone.signal), changes.after(now)];
    gone.abort();
    expect(await first).toEqual({ now, topics: [] });
    expect(await isPending(second)).toBe(true);
    changes.end();
    expect(await second).toEqual({ now, topics: [] });
    expect(await changes.after(now)).toEqual({ now, topics: [] });
  });

  it('counts nothing where nothing changed', async () => {
    const changes = new Changes();
    const { now } = await changes.after(0);
    changes.tell([]);
    expect(await isPending(changes.after(now))).toBe(true);
    changes.end();
  });
});

it('tells the others and those who wait where one listener fails, and logs it', async () => {
  const lines: string[] = [];
  const changes = new Changes((line) => void lines.push(line));
  const heard: Topic[] = [];
  changes.listen(() => {
    throw new Error('it held planted words');
  });
  changes.listen((topics) => heard.push(...topics));
  const { now } = await changes.after(0);
  const waiting = changes.after(now);
  changes.tell(['history']);
  expect(heard).toEqual(['history']);
  expect(await waiting).toMatchObject({ topics: ['history'] });
  expect(lines).toEqual([expect.stringMatching(/^telling of history: Error at .*changes\.test\.ts/)]);
  expect(lines.join()).not.toContain('planted');
});

import { describe, expect, it } from 'vitest';
import { liveContents, liveFiles } from '../../e2e/support/client-samples.ts';
import { problemOf, testApp } from '../../e2e/support/test-app.ts';
import { AppError } from '../../shared/problem.ts';

const link = (more = '') =>
  `switchyard://add?name=Relay&baseUrl=${encodeURIComponent('https://relay.example/v1')}${more}`;

describe('a deep link', () => {
  it('waits with every field but the key, which shows its end only', async () => {
    const { app, calls } = await testApp();
    expect(await calls['links.read'](undefined)).toBeNull();
    app.offerLink(link('&key=sk-planted-0123456789&model=m'));
    const view = await calls['links.read'](undefined);
    expect(view).toMatchObject({
      draft: { name: 'Relay', model: 'm' },
      host: 'relay.example',
      isPrivate: false,
      keyHint: '6789',
      issues: [],
    });
    expect(JSON.stringify(view)).not.toContain('planted');
  });

  it('marks an address of this machine or of a network of one’s own', async () => {
    const { app, calls } = await testApp();
    for (const address of ['http://127.0.0.1:8080/v1', 'https://192.168.1.4/v1', 'https://router/v1']) {
      app.offerLink(`switchyard://add?baseUrl=${encodeURIComponent(address)}`);
      expect(await calls['links.read'](undefined)).toMatchObject({ isPrivate: true });
    }
  });

  it('tells every face, takes the place of one that waited, and one that is refused does not', async () => {
    const { app, calls } = await testApp();
    const told: string[] = [];
    app.onChange((topics) => told.push(...topics));
    app.offerLink(link());
    const first = await calls['links.read'](undefined);
    app.offerLink(link('&model=m'));
    const second = await calls['links.read'](undefined);
    expect(second?.link).not.toBe(first?.link);
    expect(() => app.offerLink(link('&command=rm'))).toThrow(AppError);
    expect(await calls['links.read'](undefined)).toEqual(second);
    expect(told).toEqual(['links', 'links']);
    expect((await problemOf(app, 'links.accept', { link: first?.link })).code).toBe('link-gone');
  });

  it('adds after a yes, and switches nothing', async () => {
    const { app, calls, read } = await testApp();
    app.offerLink(link());
    const { link: id = '' } = (await calls['links.read'](undefined)) ?? {};
    const told: string[] = [];
    app.onChange((topics) => told.push(...topics));
    const [accepted, again] = await Promise.all([
      calls['links.accept']({ link: id }),
      problemOf(app, 'links.accept', { link: id }),
    ]);
    expect(again.code).toBe('link-gone');
    expect(accepted).toMatchObject({
      provider: { id: 'relay' },
      key: 'missing',
      usedBy: [],
    });
    expect(told).toContain('links');
    expect(read(liveFiles.codex)).toBe(liveContents.codex);
    expect(await calls['history.read']({})).toEqual([]);
    expect(await calls['links.read'](undefined)).toBeNull();
  });

  it('keeps waiting with its key when the keychain takes none, and adds nothing', async () => {
    const { app, calls } = await testApp();
    app.offerLink(link('&key=sk-planted-0123456789'));
    const { link: id = '' } = (await calls['links.read'](undefined)) ?? {};
    const told: string[] = [];
    app.onChange((topics) => told.push(...topics));
    expect((await problemOf(app, 'links.accept', { link: id })).code).toMatch(/^keychain-/);
    expect(told).toContain('links');
    expect(await calls['providers.list'](undefined)).toEqual([]);
    expect((await calls['links.read'](undefined))?.keyHint).toBe('6789');
  });

  it('goes without a trace after a no', async () => {
    const { app, calls } = await testApp();
    app.offerLink(link());
    const { link: id = '' } = (await calls['links.read'](undefined)) ?? {};
    await calls['links.refuse']({ link: id });
    expect(await calls['links.read'](undefined)).toBeNull();
    expect((await problemOf(app, 'links.accept', { link: id })).code).toBe('link-gone');
    await calls['links.refuse']({ link: id });
  });
});

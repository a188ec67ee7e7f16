import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleFirstScripts } from '../../build/page.ts';

describe('the scripts that the first paint of the program needs', async () => {
  const scripts = await bundleFirstScripts();
  const packages = new Set(
    scripts
      .flatMap(({ sources }) => sources)
      .flatMap((source) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
  );

  it('are at most 130 kB, packed', () => {
    const total = scripts.reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(130_000);
  });

  it('hold no editor, no menus, no dragging and no schemas: they come when the page has nothing else to do', () => {
    expect([...packages]).toEqual(expect.arrayContaining(['react-dom', 'zustand']));
    const late = /^(@codemirror|@lezer|@ariakit|@dnd-kit|zod)(\/|$)/;
    expect([...packages].filter((name) => late.test(name))).toEqual([]);
  });

  it('hold no catalogue of messages: a page loads the one of its language', () => {
    const sources = scripts.flatMap(({ sources }) => sources);
    expect(sources.filter((source) => /^shared\/messages\/(en|fr|ja|zh-cn)\b/.test(source))).toEqual([]);
  });
});

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { boundsOn, keepWindowPlace, readWindowPlace } from './window-place.ts';

const screens = [
  { workArea: { x: 0, y: 0, width: 1280, height: 800 } },
  { workArea: { x: 1280, y: 0, width: 1920, height: 1080 } },
];
const at = (x: number, y: number, width = 700, height = 500) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
});

it.each([
  ['the first time', null, { width: 960, height: 640 }],
  ['where it was', at(100, 50), { x: 100, y: 50, width: 700, height: 500 }],
  ['on the second screen', at(2000, 50), { x: 2000, y: 50, width: 700, height: 500 }],
  ['in the middle, when its screen is gone', at(4000, 50), { width: 700, height: 500 }],
  ['in the middle, when its handle is above every screen', at(100, -400), { width: 700, height: 500 }],
  ['no larger than its screen', at(0, 0, 5000, 5000), { x: 0, y: 0, width: 1280, height: 800 }],
  ['no smaller than can be used', at(0, 0, 1, 1), { x: 0, y: 0, width: 320, height: 400 }],
])('opens %s', (_, place, bounds) => {
  expect(boundsOn(screens, place)).toEqual(bounds);
});

it('remembers the place until the next start, in our own folder as long as there is one', async () => {
  const environment = testEnvironment();
  expect(readWindowPlace(environment)).toBeNull();
  await keepWindowPlace(environment, at(1, 2));
  expect(existsSync(environment.dataFolder)).toBe(false);
  mkdirSync(environment.dataFolder, { recursive: true });
  await keepWindowPlace(environment, at(1, 2));
  expect(readWindowPlace(environment)).toEqual(at(1, 2));
});

it('forgets a place that somebody broke, and opens all the same', () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const environment = testEnvironment();
  mkdirSync(environment.dataFolder, { recursive: true });
  for (const text of ['{', '{"version":1,"bounds":{"x":"a"}}', '{"version":1,"bounds":{"x":1e99}}']) {
    writeFileSync(join(environment.dataFolder, 'window.json'), text);
    expect(readWindowPlace(environment)).toBeNull();
  }
});

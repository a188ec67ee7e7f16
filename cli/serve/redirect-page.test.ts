import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { removeOwnFiles } from '../../core/own-files.ts';
import { makeRedirectPage, redirectText, sweepRedirectPages } from './redirect-page.ts';

const address = 'http://127.0.0.1:7143/open-abc#token';
let home: string;
let place: Parameters<typeof makeRedirectPage>[0];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-redirect-'));
  place = {
    dataFolder: join(home, 'data', 'switchyard'),
    path: posix,
    random: (bytes) => 'ab'.repeat(bytes),
    now: () => new Date(),
  };
});
afterEach(() => vi.useRealTimers());

it('S7 is a file of ours alone, in a folder of ours alone', () => {
  const { path } = makeRedirectPage(place, address);
  expect(readFileSync(path, 'utf8')).toBe(redirectText(address));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  expect(statSync(place.dataFolder).mode & 0o777).toBe(0o700);
});

it('leads on without a script, and loads nothing', () => {
  const text = redirectText(address);
  expect(text).toContain(`<meta http-equiv="refresh" content="0; url=${address}">`);
  expect(text.indexOf("default-src 'none'")).toBeLessThan(text.indexOf('refresh'));
  expect(text).not.toMatch(/<script|<style|<img|<link|\son\w+=/i);
});

it('goes when it was used, with the folders that were made for it', () => {
  const page = makeRedirectPage(place, address);
  page.remove();
  page.remove();
  expect(readdirSync(home)).toEqual([]);
});

it('leaves a folder of ours that was there before', () => {
  makeRedirectPage(place, address).remove();
  writeFileSync(makeRedirectPage(place, address).path.replace(/open.*/, 'settings.json'), '{}');
  makeRedirectPage({ ...place, random: () => 'c'.repeat(32) }, address).remove();
  expect(readdirSync(join(place.dataFolder, 'open'))).toHaveLength(1);
  expect(existsSync(join(place.dataFolder, 'settings.json'))).toBe(true);
});

it('goes after a minute when nobody opened it', () => {
  vi.useFakeTimers();
  const { path } = makeRedirectPage(place, address);
  vi.advanceTimersByTime(59_000);
  expect(existsSync(path)).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(existsSync(path)).toBe(false);
});

it('that a killed start left behind goes at the next one; a fresh one of another start, and what is not ours, stay', () => {
  const old = makeRedirectPage(place, address).path;
  const fresh = makeRedirectPage({ ...place, random: () => 'c'.repeat(32) }, address).path;
  const foreign = join(place.dataFolder, 'open', 'notes.html');
  writeFileSync(foreign, '');
  const long = new Date(Date.now() - 120_000);
  for (const path of [old, foreign]) utimesSync(path, long, long);
  sweepRedirectPages(place);
  expect([old, fresh, foreign].map((path) => existsSync(path))).toEqual([false, true, true]);
});

it('keeps nobody from the page where a file has its name', () => {
  mkdirSync(place.dataFolder, { recursive: true });
  writeFileSync(join(place.dataFolder, 'open'), '');
  sweepRedirectPages(place);
  expect(existsSync(join(place.dataFolder, 'open'))).toBe(true);
});

it('C15 goes with everything else of ours', () => {
  makeRedirectPage(place, address);
  removeOwnFiles(place);
  expect(existsSync(place.dataFolder)).toBe(false);
});

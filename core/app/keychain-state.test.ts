import { beforeEach, expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { openKeys } from '../keychain/keys.ts';
import type { Engine } from '../switching/engine.ts';
import { keychainProblem } from './keychain-state.ts';

let now: number;
let checks: number;
let failure: AppError | undefined;
let engine: Engine;

beforeEach(async () => {
  now = Date.parse('2026-05-01T12:00:00Z');
  checks = 0;
  failure = undefined;
  const environment = testEnvironment({ now: () => new Date(now) });
  const keys = openKeys(environment, {
    get: async () => null,
    set: async () => undefined,
    delete: async () => undefined,
    check: async () => {
      checks += 1;
      if (failure) throw failure;
    },
  });
  engine = { ...(await testEngine(environment)), keys };
});

const ask = async () => (await keychainProblem(engine))?.code ?? null;

it('a keychain that works is believed for a minute, and asked once by many at a time', async () => {
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([null, null, null]);
  now += 59_999;
  expect([await ask(), checks]).toEqual([null, 1]);
  now += 1;
  expect([await ask(), checks]).toEqual([null, 2]);
  now += 59_999;
  expect([await ask(), checks]).toEqual([null, 2]);
});

it('one that does not is asked at every look: it may have been unlocked a moment ago', async () => {
  failure = new AppError(problemOf('keychain-locked'));
  expect([await ask(), await ask(), checks]).toEqual(['keychain-locked', 'keychain-locked', 2]);
  failure = undefined;
  expect([await ask(), checks]).toEqual([null, 3]);
});

it('each is asked anew after a change of a key, however often it was asked before', async () => {
  for (const asked of [1, 2, 3]) {
    expect([await ask(), checks]).toEqual([null, asked * 2 - 1]);
    now += 60_000;
    expect([await ask(), checks]).toEqual([null, asked * 2]);
    engine.read.forget(['keys']);
  }
});

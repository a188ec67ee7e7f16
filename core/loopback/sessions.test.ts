import { expect, it } from 'vitest';
import { openSessions } from './sessions.ts';

it('has no session before the first token is traded', () => {
  const sessions = openSessions();
  expect(sessions.trade('')).toBeUndefined();
  expect(sessions.knows({})).toBe(false);
  sessions.newToken();
  expect(sessions.knows({})).toBe(false);
  expect(sessions.knows({ cookie: '', pass: '' })).toBe(false);
});

it('trades a token once, and only the last one', () => {
  const sessions = openSessions();
  const old = sessions.newToken();
  const token = sessions.newToken();
  expect(sessions.trade(old)).toBeUndefined();
  expect(sessions.trade(token)).toBeDefined();
  expect(sessions.trade(token)).toBeUndefined();
});

it('knows both halves together, and neither alone', () => {
  const sessions = openSessions();
  const [one, other] = [0, 1].map(() => sessions.trade(sessions.newToken()));
  if (!one || !other) throw new Error('no session');
  expect(sessions.knows(one)).toBe(true);
  expect(sessions.knows({ cookie: one.cookie })).toBe(false);
  expect(sessions.knows({ pass: one.pass })).toBe(false);
  expect(sessions.knows({ cookie: one.cookie, pass: other.pass })).toBe(false);
  expect(sessions.knows({ cookie: one.pass, pass: one.cookie })).toBe(false);
});

it('keeps the twenty that came last', () => {
  const sessions = openSessions();
  const all = Array.from({ length: 21 }, () => sessions.trade(sessions.newToken()));
  expect(all.map((session) => sessions.knows(session ?? {}))).toEqual([false, ...Array(20).fill(true)]);
});

it('makes secrets of 256 bits, each another one', () => {
  const sessions = openSessions();
  const tokens = Array.from({ length: 50 }, () => sessions.newToken());
  expect(new Set(tokens).size).toBe(50);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

it('invites as long as the token that it goes with can be traded', () => {
  const sessions = openSessions();
  expect(sessions.isInvitation('')).toBe(false);
  const token = sessions.newToken();
  const [old, invitation] = [sessions.invite(), sessions.invite()];
  expect([old, invitation, token, ''].map((one) => sessions.isInvitation(one))).toEqual([false, true, false, false]);
  expect(sessions.trade(invitation)).toBeUndefined();
  expect(sessions.isInvitation(invitation)).toBe(true);
  sessions.trade(token);
  expect(sessions.isInvitation(invitation)).toBe(false);
  sessions.newToken();
  const unused = sessions.invite();
  sessions.newToken();
  expect(sessions.isInvitation(unused)).toBe(false);
});

import type { Client } from '../client.ts';
import { facts } from './facts.ts';
import { findOpenClaw, placesOfOpenClaw } from './find.ts';
import { forgetOpenClaw, leaveOpenClaw } from './leave.ts';
import { findUnknownLogin } from './logins.ts';
import { planKeyMove } from './move-key.ts';
import { planOpenClaw } from './plan.ts';
import { openclawPointers } from './pointers.ts';
import { acceptance } from './question.ts';
import { readOpenClaw } from './read.ts';
import { readBackOpenClaw } from './read-back.ts';
import { requests } from './request.ts';
import { validateByRestoreRules } from './restore.ts';
import { trial } from './trial.ts';

/** OpenClaw 2026.9: one JSON5 file with includes, taken over live by a running gateway. */
export const adapter: Client = {
  ...facts,
  requests,
  trial,
  bindings: [
    {
      address: ['models', 'providers', '*', 'baseUrl'],
      keys: [
        ['models', 'providers', '*', 'apiKey'],
        ['models', 'providers', '*', 'headers'],
      ],
      sources: [['secrets', 'providers', '*']],
    },
  ],
  find: findOpenClaw,
  places: placesOfOpenClaw,
  read: readOpenClaw,
  findUnknownLogin,
  plan: planOpenClaw,
  readBack: readBackOpenClaw,
  pointers: openclawPointers,
  moveKey: planKeyMove,
  forget: forgetOpenClaw,
  leave: leaveOpenClaw,
  acceptance,
  validate: validateByRestoreRules,
};

import type { Client } from '../client.ts';
import { facts } from './facts.ts';
import { findCodex, placesOfCodex } from './find.ts';
import { moveKey } from './foreign.ts';
import { forgetCodex } from './forget.ts';
import { leaveCodex } from './leave.ts';
import { wireBefore } from './legacy/entry.ts';
import { planCodex } from './plan.ts';
import { codexPointers } from './pointers.ts';
import { modelOfProfile } from './profile-models.ts';
import { acceptance } from './question.ts';
import { readCodex } from './read.ts';
import { readBackCodex } from './read-back.ts';
import { requests } from './request.ts';
import { trial } from './trial.ts';
import { validateCodex } from './validate.ts';

/** OpenAI Codex CLI. Facts are of 0.169.0, measured on the real program. */
export const adapter: Client = {
  ...facts,
  requests,
  trial,
  bindings: [
    {
      address: ['model_providers', '*', 'base_url'],
      keys: [
        ['model_providers', '*', 'auth'],
        ['model_providers', '*', 'env_key'],
        ['model_providers', '*', 'env_http_headers'],
      ],
    },
  ],
  find: findCodex,
  places: placesOfCodex,
  read: readCodex,
  plan: planCodex,
  readBack: readBackCodex,
  modelOfProfile,
  wireBefore,
  pointers: codexPointers,
  moveKey,
  forget: forgetCodex,
  leave: leaveCodex,
  acceptance,
  validate: validateCodex,
};

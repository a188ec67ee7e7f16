import { anthropicBase } from '../../../shared/anthropic-address.ts';
import type { Client } from '../client.ts';
import { facts } from './facts.ts';
import { findOpencode, placesOfOpencode } from './find.ts';
import { forgetOpencode, leaveOpencode } from './leave.ts';
import { moveOpencodeKey } from './move-key.ts';
import { planOpencode } from './plan.ts';
import { opencodePointers } from './pointers.ts';
import { acceptance } from './question.ts';
import { readOpencode } from './read.ts';
import { readBackOpencode } from './read-back.ts';
import { requests } from './request.ts';
import { trial } from './trial.ts';

/** OpenCode, both products that share its files: 1.x (`opencode-ai`) and 2.x (`@opencode/cli`). */
export const adapter: Client = {
  ...facts,
  requests,
  trial,
  bindings: [
    {
      address: ['provider', '*', 'options', 'baseURL'],
      keys: [
        ['provider', '*', 'options', 'apiKey'],
        ['provider', '*', 'options', 'headers'],
        ['provider', '*', 'options', 'queryParams'],
      ],
    },
  ],
  find: findOpencode,
  places: placesOfOpencode,
  read: readOpencode,
  // Its SDK appends `/messages` (measured on 1.18.33 and 2.0.15).
  addressFor: (wire, baseUrl) => (wire === 'anthropic' ? anthropicBase(baseUrl) : baseUrl),
  plan: planOpencode,
  readBack: readBackOpencode,
  pointers: opencodePointers,
  moveKey: moveOpencodeKey,
  forget: forgetOpencode,
  leave: leaveOpencode,
  acceptance,
};

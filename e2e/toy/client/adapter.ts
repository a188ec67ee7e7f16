import type { Client } from '../client.ts';
import { facts } from './facts.ts';
import { forget, leave, moveKey, plan } from './plan.ts';
import { pointers } from './pointers.ts';
import { find, read, readBack } from './read.ts';
import { requests } from './request.ts';

/** One file of JSON, which names a command that prints the key. */
export const adapter: Client = {
  ...facts,
  requests,
  bindings: [
    {
      address: ['providers', '*', 'baseUrl'],
      keys: [
        ['providers', '*', 'keyCommand'],
        ['providers', '*', 'keyVariable'],
        ['providers', '*', 'key'],
      ],
    },
  ],
  find,
  places: ({ folder }) => ({ dataFolders: [folder], loginStores: [], variableFiles: [] }),
  read,
  plan,
  readBack,
  pointers,
  moveKey,
  forget,
  leave,
};

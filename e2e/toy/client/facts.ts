import type { ClientFacts } from '../../../shared/client-facts.ts';

/** A client that nobody has: the smallest that can be switched. */
export const facts = {
  id: 'toy',
  name: 'Toy Coder',
  productPage: 'https://toy-coder.example',
  installCommand: 'npm install -g toy-coder',
  wires: ['chat', 'responses'],
  deliveries: ['keychain', 'env', 'file'],
  carriers: { keychain: [], env: [], file: [] },
  variables: ['TOY_'],
  restart: 'program',
  programFolders: ['.toy/bin'],
  options: [
    {
      name: 'effort',
      kind: 'line',
      longest: 20,
      offers: ['low', 'high'],
      flag: { name: 'effort', value: '<level>' },
    },
  ],
} as const satisfies ClientFacts;

import type { ClientFacts } from '../../../shared/client-facts.ts';

/** OpenClaw: a gateway that takes most changes over while it runs. */
export const facts = {
  id: 'openclaw',
  name: 'OpenClaw',
  productPage: 'https://openclaw.ai',
  installCommand: 'npm install -g openclaw',
  wires: ['responses', 'chat', 'anthropic'],
  deliveries: ['keychain', 'env', 'file'],
  carriers: { keychain: ['header'], env: ['header', 'prefixed'], file: ['header'] },
  variables: ['OPENCLAW_'],
  blocksIds: true,
  ordersLogins: { example: 'openai:chatgpt' },
  restart: 'gateway',
  options: [
    {
      name: 'fallbacks',
      kind: 'list',
      longest: 300,
      most: 20,
      isBlankAllowed: true,
      between: '\n',
      flag: { name: 'fallback', value: '<ref>' },
    },
  ],
} as const satisfies ClientFacts;

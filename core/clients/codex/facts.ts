import type { ClientFacts } from '../../../shared/client-facts.ts';

/** OpenAI Codex CLI. */
export const facts = {
  id: 'codex',
  name: 'Codex',
  productPage: 'https://developers.openai.com/codex/cli',
  installCommand: 'npm install -g @openai/codex',
  wires: ['responses'],
  deliveries: ['keychain', 'env', 'file'],
  carriers: { keychain: [], env: ['header'], file: [] },
  variables: ['CODEX_'],
  hasOneEntry: true,
  hasProfiles: true,
  trust: ['system', 'CODEX_CA_CERTIFICATE'],
  restart: 'chat',
  options: [
    {
      name: 'effort',
      kind: 'line',
      longest: 20,
      offers: ['minimal', 'low', 'medium', 'high', 'xhigh'],
      flag: { name: 'effort', value: '<level>' },
    },
  ],
} as const satisfies ClientFacts;

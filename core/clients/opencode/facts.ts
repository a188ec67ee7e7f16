import type { ClientFacts } from '../../../shared/client-facts.ts';

/** OpenCode, both products that share its files. It has no hook of its own for a key. */
export const facts = {
  id: 'opencode',
  name: 'OpenCode',
  productPage: 'https://opencode.ai',
  installCommand: 'npm install -g opencode-ai',
  wires: ['responses', 'chat', 'anthropic'],
  deliveries: ['keychain', 'env', 'file'],
  carriers: {
    keychain: ['header', 'prefixed'],
    env: ['header', 'prefixed', 'query'],
    file: ['header', 'prefixed', 'query'],
  },
  variables: ['OPENCODE_'],
  asksByPlugin: true,
  usesSmallModel: true,
  trust: ['system', 'NODE_EXTRA_CA_CERTS'],
  restart: 'program',
  // Its install script puts it there, where programs started from a desktop do not look.
  programFolders: ['.opencode/bin'],
  options: [
    {
      name: 'effort',
      kind: 'line',
      longest: 20,
      offers: ['minimal', 'low', 'medium', 'high', 'xhigh'],
      flag: { name: 'effort', value: '<level>' },
    },
    {
      name: 'variants',
      kind: 'list',
      longest: 20,
      most: 10,
      between: ',',
      flag: { name: 'variant', value: '<level>' },
    },
  ],
} as const satisfies ClientFacts;

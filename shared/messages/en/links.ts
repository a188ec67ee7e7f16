/** Words of the question that a deep link asks. */
export const links = {
  'links.title': 'A link wants to add a provider',
  'links.question':
    'Requests, with everything you type to your coding client, would go to this host. Add it only if you know who sent the link. Nothing is switched on.',
  'links.private': 'This address is on this machine or in a private network.',
  'links.add': 'Add provider',
  'links.name': 'Name',
  'links.base-url': 'Base URL',
  'links.wire': 'Wire',
  'links.model': 'Model',
  'links.small-model': 'Small model',
  'links.models': 'Models',
  'links.headers': 'Headers',
  'links.query': 'Query parameters',
  'links.options': 'Options',
  'links.key': 'Key',
  'links.key-none': 'none',
} as const;

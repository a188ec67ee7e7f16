/** What is said about any client. */
export const clientWords = {
  'problems.client.unknown.cause': 'There is no client "{id}".',
  'problems.client.unknown.fix': 'Name one of: {clients}.',
  'notes.client.shadow': '{message} {fix}',
  'shadows.client.proxy.cause':
    '{name} is set in the environment that Switchyard sees: {client} asks a provider on this machine through that proxy, which cannot reach it.',
  'shadows.client.proxy.fix': 'Except this machine from it where {client} is started: NO_PROXY=127.0.0.1,localhost',
  'shadows.client.variable-unset.cause':
    '{name}, which should hold the key, is not set in the environment that Switchyard sees.',
  'shadows.client.variable-unset.fix': 'Set {name} where {client} is started.',
} as const;

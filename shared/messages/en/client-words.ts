/** What is said about any client. */
export const clientWords = {
  'problems.client.unknown.cause': 'There is no client "{id}".',
  'problems.client.unknown.fix': 'Name one of: {clients}.',
  'notes.client.shadow': '{message} {fix}',
} as const;

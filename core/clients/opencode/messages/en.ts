/** What is said about OpenCode. */
export const opencodeMessages = {
  'restart.opencode': 'Restart OpenCode',
} as const;

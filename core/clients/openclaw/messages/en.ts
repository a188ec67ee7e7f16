/** What is said about OpenClaw. */
export const openclawMessages = {
  'restart.openclaw': 'Restart the gateway',
} as const;

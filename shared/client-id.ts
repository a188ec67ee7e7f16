/** The coding clients, in the order in which every face shows them. */
export const clientIds = ['codex', 'opencode', 'openclaw'] as const;

export type ClientId = (typeof clientIds)[number];

export const clientNames: Readonly<Record<ClientId, string>> = {
  codex: 'Codex',
  opencode: 'OpenCode',
  openclaw: 'OpenClaw',
};

export function isClientId(value: string): value is ClientId {
  return (clientIds as readonly string[]).includes(value);
}

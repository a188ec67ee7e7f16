import { AppError } from '../../shared/problem.ts';
import type { Client } from './client.ts';
import { codex } from './codex/codex.ts';
import { openclaw } from './openclaw/openclaw.ts';
import { opencode } from './opencode/opencode.ts';

/** Every client that can be switched, in the order in which the faces show them. */
export const clients: readonly Client[] = [codex, opencode, openclaw];

export function findClient(id: string): Client {
  const client = clients.find((candidate) => candidate.id === id);
  if (client) return client;
  throw new AppError(
    'client-unknown',
    `There is no client "${id}".`,
    `Name one of: ${clients.map((candidate) => candidate.id).join(', ')}.`,
  );
}

import { cutRoutes } from '../../shared/known-routes.ts';
import type { Wire } from '../../shared/provider.ts';

/** Addresses that are tried in place of one that nobody answers at. */
export const mostCandidates = 6;

/** Pages of a gateway that people copy out of their browser. */
const pages = /\/(?:chat|console|dashboard|docs|home|keys?|login|panel|playground|settings|tokens?|usage)$/i;

/** Where the APIs of gateways and vendors stand below their host, most frequent first. */
const usualPaths: Readonly<Record<Wire, readonly string[]>> = {
  responses: ['/v1', '/api/v1', '/openai/v1', '/backend-api/codex', '/compatible-mode/v1', '/api/v3'],
  chat: ['/v1', '/api/v1', '/openai/v1', '/compatible-mode/v1', '/api/paas/v4', '/v1beta/openai'],
  anthropic: ['/v1', '/anthropic/v1', '/api/anthropic/v1', '/api/v1', '/claude/v1'],
};

/**
 * Base URLs that were probably meant by one that nobody answers at, likeliest first. All are of the same origin, so the key
 * may be sent there.
 */
export function candidatesFor(baseUrl: string, wire: Wire): readonly string[] {
  const { origin, pathname } = new URL(baseUrl);
  const path = pathname.replace(/\/+$/, '');
  const cut = withoutEnds(path);
  const stem = cut.replace(/\/v\d+[a-z0-9]*$/i, '');
  const small = path.replace(/\/V(\d+)/g, '/v$1');
  const paths = [
    small,
    cut,
    ...usualPaths[wire].slice(0, 3).map((usual) => `${stem}${usual}`),
    ...usualPaths[wire],
    stem,
  ];
  const tried = [...new Set(paths)].filter((one) => one !== path);
  return tried.slice(0, mostCandidates).map((one) => `${origin}${one}`);
}

/** Without routes that clients append by themselves, and without pages, however they are stacked. */
function withoutEnds(path: string): string {
  const shorter = cutRoutes(path).path.replace(pages, '');
  return shorter === path ? path : withoutEnds(shorter);
}

import { createHash } from 'node:crypto';

const longest = 64;
const hashLength = 8;

/**
 * The one name under which a provider knows a tool: at most 64 of `[a-zA-Z0-9_-]`. The children of the namespace
 * `functions` are at the top anyway. Where something had to be replaced or cut, a hash tells it from what looks alike then.
 */
export function flatName(namespace: string | null, name: string): string {
  const full = isTop(namespace) ? name : `${namespace}${namespace?.endsWith('__') ? '' : '__'}${name}`;
  const safe = full.replace(/[^a-zA-Z0-9_-]/g, '_');
  if (safe === full && full.length <= longest) return full;
  return `${safe.slice(0, longest - hashLength - 1)}_${hashOf(`${namespace}\n${name}`).slice(0, hashLength)}`;
}

export function isTop(namespace: string | null | undefined): boolean {
  return namespace === null || namespace === undefined || namespace === '' || namespace === 'functions';
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

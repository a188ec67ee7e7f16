/** Marks our entries among the providers of the user. Never `openai` or `anthropic`: OpenCode treats these ids specially. */
const prefix = 'sw-';

export function ownIdOf(provider: string): string {
  return prefix + provider;
}

export function isOwnId(id: string): boolean {
  return id.startsWith(prefix);
}

export function providerOfOwnId(id: string): string {
  return id.slice(prefix.length);
}

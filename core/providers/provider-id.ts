import { reservedProviderIds } from '../../shared/provider.ts';

/** An id out of a name, which may be in any script: `fallback` where no letter of it is left. */
export function freeProviderId(name: string, taken: ReadonlySet<string>, fallback = 'provider'): string {
  const slug =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || fallback;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    if (!taken.has(id) && !reservedProviderIds.includes(id)) return id;
  }
}

import type { Environment } from '../environment.ts';
import { freeProviderId } from './provider-id.ts';
import { addProvider, findProvider, readProviders } from './provider-list.ts';

/** `X`, `X 2`, `X 3`: the first name that nobody has. */
function copyName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/ \d{1,3}$/, '').slice(0, 95);
  for (let n = 2; ; n += 1) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
}

/**
 * Makes a copy right below its original and gives its id. It has no key: a key belongs to one provider. `taken` are ids
 * that nobody has and that must stay free. Throws `provider-unknown`.
 */
export async function duplicateProvider(
  environment: Environment,
  original: string,
  taken: Iterable<string> = [],
): Promise<string> {
  const providers = await readProviders(environment);
  // What stands in a live file is the original.
  const { found: _, ...provider } = findProvider(providers, original);
  const name = copyName(provider.name, new Set(providers.map((one) => one.name)));
  const id = freeProviderId(name, new Set([...providers.map((one) => one.id), ...taken]));
  await addProvider(environment, { ...provider, id, name }, { kind: 'below', id: original });
  return id;
}

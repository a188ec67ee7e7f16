import type { Current, LiveState } from '../clients/client.ts';
import { newestSwitch } from '../files/switch-log.ts';
import type { Engine } from './engine.ts';
import { ownedNow } from './undo/owned-now.ts';

/**
 * An entry from before there were marks (Codex, whose key comes from a variable or which needs none) says its address
 * only. As long as that is the one we wrote, our log knows for whom, also where our list has another by now.
 */
export async function currentOf(engine: Engine, state: LiveState): Promise<Current> {
  const { current, installation, main } = state;
  const { baseUrl } = current;
  if (current.kind !== 'ours' || current.provider !== undefined || baseUrl === undefined) return current;
  const providers = await engine.read.providers();
  const owned = (await ownedNow(engine, installation.client)).get(main.file.path) ?? [];
  const isAsWritten = owned.some(({ after }) => after === baseUrl);
  const last = isAsWritten ? (await newestSwitch(engine.environment, installation.client))?.choice : undefined;
  const found =
    providers.find(({ id }) => id === last) ??
    providers.find(({ endpoints }) => Object.values(endpoints).includes(baseUrl));
  return found ? { ...current, provider: found.id } : current;
}

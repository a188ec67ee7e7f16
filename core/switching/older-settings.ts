import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Client, Current, LiveState, Said } from '../clients/client.ts';
import { isSameValue } from '../documents/plain-value.ts';
import type { Engine } from './engine.ts';
import { linesOf, toTarget } from './snippet/lines.ts';

/**
 * Whether the live file still says of its provider what our list no longer says: it was edited, or the file is of another
 * time. What the client's own plan writes is read back, and compared with what is read back from the file. Models and
 * effort are left out: they are chosen in the client, too.
 */
export async function hasOlderSettings(
  engine: Engine,
  client: Client,
  state: LiveState,
  current: Current,
  provider: Provider,
): Promise<boolean> {
  const { document } = state.main;
  if (!document) return false;
  try {
    const target = await toTarget(engine, client, { ...provider, model: current.model ?? provider.model ?? 'any' });
    const said = client.readBack(document, target);
    // In a file that it includes, or under an id of another generation.
    if (said.baseUrl === undefined) return false;
    const wanted = client.readBack(linesOf(client, state, target), target);
    const isOther = (name: (typeof compared)[number]) =>
      said[name] !== undefined && wanted[name] !== undefined && !isSameValue(said[name], wanted[name]);
    return compared.some(isOther) || isKeyOlder(said, current, provider);
  } catch (error) {
    // What can't be planned any more says so when it is switched to.
    if (error instanceof AppError) return false;
    throw error;
  }
}

const compared = ['name', 'baseUrl', 'wire', 'headers', 'queryParams'] as const;

/** By which way the key comes is the client's own; whether one comes, and from which variable, is the provider's. */
function isKeyOlder({ env }: Said, { delivery }: Current, provider: Provider): boolean {
  if (delivery === undefined) return false;
  return (delivery !== 'none') !== provider.needsKey || (env !== undefined && env !== provider.env);
}

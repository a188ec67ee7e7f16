import type { ClientId } from '../../../shared/client-id.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import type { Client, Installation } from '../../clients/client.ts';
import { allClients, findClient } from '../../clients/clients.ts';
import { readVariables } from '../../clients/variable-files.ts';
import type { Customer } from '../../connection/thorough.ts';
import type { Engine } from '../../switching/engine.ts';
import { chooseWire } from '../../switching/use.ts';
import { askedBy } from './asked-as.ts';

/** The clients of this machine, or the one that is named, each with what it would speak to the provider, and where. */
export async function customersOf(
  { environment }: Engine,
  provider: Provider,
  named?: ClientId,
): Promise<readonly Customer[]> {
  const clients = named === undefined ? await allClients() : [await findClient(named)];
  const customers = clients.map(async (client): Promise<readonly Customer[]> => {
    const installation = await client.find(environment);
    if (!installation.isFound && named === undefined) return [];
    const outside = await outsideOf(client, installation);
    return [{ client: client.id, way: wayOf(client, provider), ...(outside && { outside }) }];
  });
  return (await Promise.all(customers)).flat();
}

/** What has a say about connections. Codex takes none of its own variables from such a file. */
const ofConnections = /^(?:(?:https?|all|no)_proxy|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS)$/i;

/** The environment as the client makes it by its own files of variables; undefined where they say nothing of connections. */
async function outsideOf(client: Client, installation: Installation): Promise<Customer['outside']> {
  const { environment } = installation;
  const { variableFiles } = client.places(installation);
  const read = await Promise.all(variableFiles.map(readVariables));
  const own = read.flatMap((variables) => [...variables].filter(([name]) => ofConnections.test(name)));
  if (own.length === 0) return undefined;
  return { platform: environment.platform, variables: { ...environment.variables, ...Object.fromEntries(own) } };
}

function wayOf(client: Client, provider: Provider): Customer['way'] {
  try {
    const { wire, baseUrl } = chooseWire(client, provider);
    return { wire, baseUrl, as: askedBy(client, provider, wire) };
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'wire-unsupported') return undefined;
    throw error;
  }
}

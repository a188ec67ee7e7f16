import type { Calls } from '../../../shared/contract.ts';
import { problemOf } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { ClientView } from '../../../shared/views.ts';
import { findClient } from '../../clients/clients.ts';
import { isThere } from '../../files/presence.ts';
import type { CallContext } from '../call-context.ts';
import { readClientViews } from '../views/client-views.ts';

type ClientCalls = Pick<Calls, 'clients.read' | 'files.open'>;

async function openFile({ engine, host }: CallContext, id: string): Promise<void> {
  if (!host.openFile) throw new AppError(problemOf('open-file-unsupported'));
  const { liveFile } = (await engine.read.state(await findClient(id))).installation;
  if (!isThere(liveFile)) throw new AppError(problemOf('file-vanished', { file: liveFile }));
  await host.openFile(liveFile);
}

/** What no program has told yet is shown as it is, and anew once it has. */
async function readClients({ engine, questions }: CallContext): Promise<ClientView[]> {
  const views = await readClientViews(engine);
  questions.ask(views.filter(({ verdict }) => verdict === 'open').map(({ client }) => client));
  return views;
}

export function clientCalls(context: CallContext): ClientCalls {
  return {
    'clients.read': () => readClients(context),
    'files.open': ({ client }) => openFile(context, client),
  };
}

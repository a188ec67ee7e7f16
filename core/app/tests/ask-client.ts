import { join } from 'node:path';
import type { Provider } from '../../../shared/provider.ts';
import { makeOwnFolders, ownFolders, putCopy } from '../../clients/asking.ts';
import { runChild, variableOf } from '../../clients/child-process.ts';
import type { Client, Installation, KeySource } from '../../clients/client.ts';
import { endLeftOvers } from '../../clients/left-overs.ts';
import type { TrialOutcome } from '../../clients/trial.ts';
import { trustVariables } from '../../connection/transport/tls-faults.ts';
import type { Environment } from '../../environment.ts';
import { withScratch } from '../../files/scratch.ts';
import { ensureLauncher } from '../../keychain/launcher.ts';
import type { Engine } from '../../switching/engine.ts';
import { chooseKeySource } from '../../switching/key-source.ts';
import { plannedFile, plannedText } from '../../switching/planned-text.ts';
import { chooseWire } from '../../switching/use.ts';

/** What bends the way of every program to a provider, and where the keychain answers: as in the person's own shell. */
const asInShell = [
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
  ...[...trustVariables, 'SSL_CERT_DIR'],
  ...['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'],
];

/**
 * Asks the installed client itself, once, in a home of its own that holds only this choice, written as a switch would
 * write it: nothing of the person's is read or changed, and no key stands in it. undefined where there is no program that
 * could be asked. Throws what a switch to the provider throws.
 */
export async function askClient(
  engine: Engine,
  client: Client,
  { provider, model, signal }: { readonly provider: Provider; readonly model: string; readonly signal: AbortSignal },
): Promise<TrialOutcome | undefined> {
  const { environment } = engine;
  const { trial } = client;
  const { program } = await client.find(environment);
  if (!trial || program === undefined) return undefined;
  const { source } = await chooseKeySource(engine, client, provider, undefined);
  if ('launcher' in source) ensureLauncher(environment);
  return withScratch(environment, async (scratch) => {
    const installation = await scratchHome(environment, client, scratch);
    const { wire, baseUrl } = chooseWire(client, provider);
    const target = { kind: 'provider', provider, wire, baseUrl, model, key: source, generation: 0 } as const;
    for (const planned of client.plan(await client.read(installation), target).files) {
      const text = plannedText(planned);
      if (text !== null) putCopy(plannedFile(planned).path, text);
    }
    try {
      const result = await runChild(installation.environment, {
        program,
        args: trial.args(installation),
        variables: { ...ownFolders(environment, scratch), ...passedOn(environment, source), ...trial.variables },
        folder: installation.environment.workingFolder,
        timeoutMs: trial.timeoutMs,
        signal,
      });
      return trial.understand(result);
    } finally {
      await endLeftOvers(environment, scratch);
    }
  });
}

async function scratchHome(environment: Environment, client: Client, scratch: string): Promise<Installation> {
  makeOwnFolders(scratch);
  const { folders: _, ...rest } = environment;
  return client.find({
    ...rest,
    home: join(scratch, 'home'),
    workingFolder: join(scratch, 'work'),
    variables: { PATH: variableOf(environment, 'PATH'), ...ownFolders(environment, scratch) },
  });
}

/** The variable that the person keeps the key in is named by the choice, as it would be in earnest. */
function passedOn(environment: Environment, source: KeySource): Record<string, string> {
  const names = source.kind === 'env' ? [...asInShell, source.name] : asInShell;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = variableOf(environment, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

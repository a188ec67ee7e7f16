import type { LiveState, Note, Target } from '../client.ts';
import { modelPath } from './choice.ts';
import type { Config } from './config.ts';

/** What the person must know after a switch. */
export function providerNotes(
  state: LiveState,
  config: Config,
  target: Target & { kind: 'provider' },
  former: readonly string[],
): readonly Note[] {
  const { queryParams } = target.provider;
  const names = Object.keys(queryParams);
  return [
    reloadNote(config),
    ...(names.length > 0
      ? [warning(`OpenClaw can't add query parameters to its requests; left out: ${names.join(', ')}.`)]
      : []),
    ...(former.length > 0
      ? [info('The key was replaced, so the provider has a new id: OpenClaw blocks an id for minutes after a refusal.')]
      : []),
    ...fileNotes(state, config),
  ];
}

/** A gateway takes edits over by itself, unless its user turned that off. */
export function reloadNote(config: Config): Note {
  if (config.get(['gateway', 'reload', 'mode']) === 'off')
    return { kind: 'restart', message: 'gateway.reload.mode is "off": run "openclaw gateway restart".' };
  return { kind: 'live', message: 'A running gateway takes this over within seconds, also for open conversations.' };
}

/** Where the edit goes when it is not the plain live file. */
export function fileNotes(state: LiveState, config: Config): readonly Note[] {
  const { main } = state;
  const owner = config.places(modelPath)[0]?.live ?? main;
  return [
    ...(owner === main
      ? []
      : [
          info(
            `${owner.file.path} is included and holds the main model, so "openclaw models set" refuses to change it.`,
          ),
        ]),
    ...(main.file.isLink
      ? [warning(`${main.file.path} is a link. It is kept, but OpenClaw itself refuses to write through it.`)]
      : []),
  ];
}

export function warning(message: string): Note {
  return { kind: 'warning', message };
}

export function info(message: string): Note {
  return { kind: 'info', message };
}

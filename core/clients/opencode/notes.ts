import type { Installation, LiveState, Note } from '../client.ts';
import type { ProviderTarget } from './entry.ts';

const restartV1 =
  'Restart OpenCode: version 1 reads its settings once. Sessions that already ran keep their model (also with "run -c"); choose the new one there with /models.';
const liveV2 = 'OpenCode 2 follows within a second, also where it runs.';

export function restartNote({ product }: Installation): Note {
  if (product === 'v1') return { kind: 'restart', message: restartV1 };
  if (product === 'v2') return { kind: 'live', message: liveV2 };
  return { kind: 'restart', message: `${restartV1} ${liveV2}` };
}

const pluginV1 =
  'The key comes through a plug-in file. For any plug-in OpenCode 1 once installs @opencode-ai/plugin from npm; where npm cannot be reached, each start waits for it about 70 s. With --pure there are no plug-ins, so no key. The delivery "file" needs neither.';

/** What holds for this choice: when it takes effect, what the key's way costs, and what hides it. */
export function providerNotes(state: LiveState, target: ProviderTarget): readonly Note[] {
  const { installation } = state;
  const { key, provider } = target;
  const hasQuery = Object.keys(provider.queryParams).length > 0;
  const isUnknown = installation.product === undefined;
  return [
    restartNote(installation),
    ...(key.kind === 'keychain' && installation.product !== 'v2' ? [note('info', pluginV1)] : []),
    ...(key.kind === 'env'
      ? [note('info', `OpenCode must be started where ${key.name} is set; without it, it asks without a key.`)]
      : []),
    ...(hasQuery && isUnknown
      ? [note('warning', 'The query is sent by OpenCode 1 over the wire chat only, by OpenCode 2 over responses only.')]
      : []),
    ...state.shadows
      .filter(({ kind }) => kind !== 'allowlist' && kind !== 'second-file')
      .map(({ message, fix }) => note('warning', `${message} ${fix}`)),
  ];
}

function note(kind: Note['kind'], message: string): Note {
  return { kind, message };
}

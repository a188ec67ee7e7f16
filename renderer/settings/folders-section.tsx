import { useState } from 'react';
import { type ClientId, clientIds, clientNames } from '../../shared/client-id.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SettingsView } from '../../shared/views.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { Section, Setting } from './setting.tsx';

/** Where the clients' configurations are, if not where their own rules say. */
export function FoldersSection({ settings }: { readonly settings: SettingsView }) {
  const t = useT();
  return (
    <Section title={t('settings.folders')} about={t('settings.folders-about')}>
      {clientIds.map((client) => (
        <FolderSetting key={client} client={client} folders={settings.folders} />
      ))}
    </Section>
  );
}

interface FolderSettingProps {
  readonly client: ClientId;
  readonly folders: SettingsView['folders'];
}

function FolderSetting({ client, folders }: FolderSettingProps) {
  const change = useApp((state) => state.changeSettings);
  const found = useApp((state) => state.clients?.find((one) => one.client === client)?.liveFile);
  const { [client]: set = '', ...others } = folders;
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const keep = async () => {
    const folder = typed?.trim();
    if (folder === undefined || folder === set) return setTyped(undefined);
    const refused = await change({ folders: folder === '' ? others : { ...others, [client]: folder } });
    setProblem(refused);
    // What was refused stays to be mended.
    if (!refused) setTyped(undefined);
  };
  return (
    <Setting label={clientNames[client]} problem={problem}>
      {(input) => (
        <input
          {...input}
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={typed ?? set}
          placeholder={found?.replace(/[\\/][^\\/]*$/, '')}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void keep()}
          onKeyDown={(event) => event.key === 'Enter' && void keep()}
        />
      )}
    </Setting>
  );
}

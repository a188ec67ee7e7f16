import { readdirSync } from 'node:fs';
import { sentence } from '../../../../shared/messages/words.ts';
import type { Installation, LiveDocument, Pin } from '../../client.ts';
import { readLiveDocument } from '../../live-document.ts';
import { isTable, tableAt, textAt } from '../config.ts';

/** A sub-agent of Codex: a file of settings that are laid over config.toml while it works. */
interface Role {
  readonly name: string;
  readonly live: LiveDocument;
}

/**
 * As 0.169.0 reads them: every `.toml` below `agents` in its folder, and the files that `[agents.<name>] config_file`
 * names, from the same folder. Those of a project are left out: they are its own.
 */
export async function readRoles(installation: Installation, main: LiveDocument): Promise<readonly Role[]> {
  const { folder, environment } = installation;
  const { path } = environment;
  const own = path.join(folder, 'agents');
  const files = tomlsIn(own).map((name) => ({ name, file: path.join(own, name) }));
  const named = Object.entries(tableAt(main.document, ['agents'])).flatMap(([name, table]) =>
    isTable(table) && typeof table.config_file === 'string'
      ? [{ name, file: path.resolve(folder, table.config_file) }]
      : [],
  );
  const known = new Set(files.map(({ file }) => file));
  return Promise.all(
    [...files, ...named.filter(({ file }) => !known.has(file))].map(async ({ name, file }) => ({
      name,
      live: await readLiveDocument(file, 'toml'),
    })),
  );
}

function tomlsIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true });
    return names
      .filter((entry) => entry.isFile() && entry.name.endsWith('.toml'))
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1))
      .sort();
  } catch {
    return []; // Most homes have none.
  }
}

/** Those with a provider or a model of their own. Without a provider the chosen one is asked for their model. */
export function rolePins(roles: readonly Role[], main: LiveDocument, { environment }: Installation): readonly Pin[] {
  return roles.flatMap(({ name, live: { file, document } }): readonly Pin[] => {
    const provider = textAt(document, ['model_provider']);
    const model = textAt(document, ['model']);
    const words = [provider, model].filter((word) => word !== undefined);
    if (words.length === 0) return [];
    const pin = {
      kind: 'profile',
      source: environment.path.dirname(file.path),
      message: sentence('shadows.codex.roles.cause', { pins: [`${name} (${words.join(' · ')})`] }),
      fix: sentence('shadows.codex.roles.fix'),
      note: 'warning',
    } as const;
    if (provider !== undefined) return [{ ...pin, against: { kind: 'provider', id: provider } }];
    return [
      {
        ...pin,
        against: {
          kind: 'former-model',
          model: textAt(main.document, ['model']) ?? null,
          file: main.file.path,
          path: ['model'],
          setting: { path: ['agents', name, 'model'], source: '' },
          ...(model !== undefined && { names: model }),
        },
      },
    ];
  });
}

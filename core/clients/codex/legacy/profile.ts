import type { Legacy, LiveDocument, PlannedFile } from '../../client.ts';
import { absentFile } from '../../live-document.ts';
import { isProfileName, isTable, placeOf, profileFileName, profileOf, type Table, tableAt } from '../config.ts';
import { remove } from '../own-entry.ts';
import { copyEdits } from '../table-copy.ts';

/**
 * `[profiles.NAME]` tables have no effect any more, and stop `codex --profile NAME`. The repair moves
 * them to where Codex reads profiles now; a profile file that is there already is the newer one and stays as it is.
 */
export function legacyProfiles(main: LiveDocument, profiles: readonly LiveDocument[]): readonly Legacy[] {
  return Object.entries(tableAt(main.document, ['profiles'])).flatMap(([profile, table]) =>
    isTable(table) ? [legacyProfile(main, profiles, profile, table)] : [],
  );
}

function legacyProfile(main: LiveDocument, profiles: readonly LiveDocument[], profile: string, table: Table): Legacy {
  const where = placeOf(main, ['profiles', profile]);
  const newer = profiles.find(({ file }) => profileOf(file.path) === profile);
  const fileName = profileFileName(profile);
  const title = newer
    ? `Remove [profiles.${profile}] (${fileName} is used)`
    : `Move [profiles.${profile}] to ${fileName}`;
  return {
    problem: {
      code: 'client-legacy',
      message: `${main.file.path} holds [profiles.${profile}], which no longer has an effect and stops codex --profile ${profile}.`,
      fix: newer ? 'Remove the table.' : `Move its lines to ${fileName} in the same folder.`,
      ...(where && { where }),
    },
    isFatal: false,
    ...(isProfileName(profile) && { repair: { title, files: moveFiles(main, newer, profile, table) } }),
  };
}

function moveFiles(
  main: LiveDocument,
  newer: LiveDocument | undefined,
  profile: string,
  table: Table,
): readonly PlannedFile[] {
  const path = ['profiles', profile];
  const removal: PlannedFile = { kind: 'edits', document: main, edits: [remove(path)] };
  if (newer || !main.document) return [removal];
  const { document } = main;
  const edits = Object.keys(table).flatMap((key) => copyEdits(document, [...path, key], [key]));
  const file = absentFile(main.file.path.replace(/[^/\\]+$/, () => profileFileName(profile)));
  return [{ kind: 'edits', document: { file, syntax: 'toml' }, edits }, removal];
}

import { problemOf, sentence } from '../../../../shared/messages/words.ts';
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
  const file = main.file.path;
  const title = sentence(newer ? 'repairs.codex.remove-profile-table' : 'repairs.codex.move-profile-table', {
    profile,
    file: fileName,
  });
  return {
    problem: {
      ...(newer
        ? problemOf('codex.profile-table-replaced', { file, profile })
        : problemOf('codex.profile-table', { file, profile, newFile: fileName })),
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

import { isDeepStrictEqual } from 'node:util';
import { problemOf, sentence } from '../../../../shared/messages/words.ts';
import { readDocument } from '../../../documents/document.ts';
import type { Document, Path } from '../../../documents/edit.ts';
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
  const file = absentFile(main.file.path.replace(/[^/\\]+$/, () => profileFileName(profile)));
  const lines = linesOf(document, path);
  const whole = wholeText(lines, file.path, table);
  if (whole) return [{ kind: 'edits', document: { file, syntax: 'toml', document: whole }, edits: [] }, removal];
  const edits = Object.keys(table).flatMap((key) => copyEdits(document, [...path, key], [key]));
  const above = lines?.above ? { document: readDocument(lines.above, 'toml', file.path) } : {};
  return [{ kind: 'edits', document: { file, syntax: 'toml', ...above }, edits }, removal];
}

/** The lines of a header table: the comment on top, which goes with it, and its settings with all that stands on them. */
function linesOf(document: Document, path: Path): { readonly above: string; readonly below: string } | undefined {
  const header = (document.locate(path)?.line ?? 0) - 1;
  const lines = document.text.replace('\uFEFF', '').split(/(?<=\n)/);
  if (!/^\s*\[/.test(lines[header] ?? '')) return undefined;
  const first = lines.slice(0, header).findLastIndex((line) => !/^\s*#/.test(line)) + 1;
  const next = lines.findIndex((line, index) => index > header && /^\s*\[/.test(line));
  const body = lines.slice(header + 1, next < 0 ? lines.length : next);
  const last = body.findLastIndex((line) => !/^\s*(?:#.*)?\s*$/.test(line));
  return { above: lines.slice(first, header).join(''), below: body.slice(0, last + 1).join('') };
}

/** The new file as its owner wrote the table, where these lines are all of it. Sub-tables have headers of their own. */
function wholeText(lines: ReturnType<typeof linesOf>, file: string, table: Table): Document | undefined {
  if (!lines) return undefined;
  try {
    const document = readDocument(`${lines.above}${lines.below}`, 'toml', file);
    return isDeepStrictEqual(document.value, table) ? document : undefined;
  } catch {
    return undefined; // A text of several lines with a bracket in front: it is copied value by value.
  }
}

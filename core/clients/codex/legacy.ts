import type { Problem } from '../../../shared/problem.ts';
import type { Document, Edit, Path } from '../../documents/edit.ts';
import type { Legacy, LiveDocument } from '../client.ts';
import { entriesOf, placeOf } from './config.ts';
import { entryFindings } from './legacy-entry.ts';
import { legacyProfiles } from './legacy-profile.ts';
import { settingFindings } from './legacy-setting.ts';

/** One place of one file that stops Codex or is dangerous, with the edits that mend it. */
export interface Finding {
  readonly code: Problem['code'];
  readonly path: Path;
  /** A sentence that follows the file name. */
  readonly what: string;
  readonly fix: string;
  /** Codex does not start, even where the entry is not the selected one. */
  readonly isFatal: boolean;
  readonly repair?: { readonly title: string; readonly edits: readonly Edit[] };
}

/**
 * What stops Codex from starting, is retired, or sends the ChatGPT login away. A profile file stops Codex only when it
 * is chosen. `knownIds` are the ids that other layers define.
 */
export function legacyOf(
  main: LiveDocument,
  profiles: readonly LiveDocument[],
  knownIds: ReadonlySet<string>,
): readonly Legacy[] {
  return [
    ...findingsOf(main, knownIds).map((finding) => toLegacy(main, finding, finding.isFatal)),
    ...legacyProfiles(main, profiles),
    ...profiles.flatMap((live) => findingsOf(live, knownIds).map((finding) => toLegacy(live, finding, false))),
  ];
}

/** Whether `document` holds something that stops Codex and that our repair can mend. */
export function needsRepair(document: Document): boolean {
  const ids = new Set(entriesOf(document).map(({ id }) => id));
  return findingsIn(document, ids).some(({ isFatal, repair }) => isFatal && repair !== undefined);
}

function findingsOf(live: LiveDocument, knownIds: ReadonlySet<string>): readonly Finding[] {
  return live.document ? findingsIn(live.document, knownIds) : [];
}

function findingsIn(document: Document, knownIds: ReadonlySet<string>): readonly Finding[] {
  return [...settingFindings(document, knownIds), ...entryFindings(document)];
}

function toLegacy(live: LiveDocument, finding: Finding, isFatal: boolean): Legacy {
  const { code, path, what, fix, repair } = finding;
  const where = placeOf(live, path);
  return {
    problem: { code, message: `${live.file.path} ${what}`, fix, ...(where && { where }) },
    isFatal,
    ...(repair && {
      repair: { title: repair.title, files: [{ kind: 'edits', document: live, edits: repair.edits }] },
    }),
  };
}

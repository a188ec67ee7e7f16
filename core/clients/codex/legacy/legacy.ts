import type { Document } from '../../../documents/edit.ts';
import type { Legacy, LiveDocument } from '../../client.ts';
import { entriesOf, placeOf } from '../config.ts';
import { entryObstacles } from './entry.ts';
import { ignoredObstacles } from './ignored.ts';
import { type MeantChoice, meantChoice } from './meant-choice.ts';
import type { Obstacle } from './obstacle.ts';
import { legacyProfiles } from './profile.ts';
import { settingObstacles } from './setting.ts';

/**
 * What stops Codex from starting, is retired, or sends the ChatGPT login away. A profile file stops Codex only when it
 * is chosen. `knownIds` are the ids that other layers define.
 */
export function legacyOf(
  main: LiveDocument,
  profiles: readonly LiveDocument[],
  knownIds: ReadonlySet<string>,
): readonly Legacy[] {
  const meant = (name: string) => meantChoice(main, profiles, knownIds, name);
  return [
    ...obstaclesOf(main, knownIds, meant).map((obstacle) => toLegacy(main, obstacle, obstacle.isFatal)),
    ...legacyProfiles(main, profiles),
    ...profiles.flatMap((live) => obstaclesOf(live, knownIds).map((obstacle) => toLegacy(live, obstacle, false))),
    ...ignoredOf(main, meant),
    ...profiles.flatMap((live) => ignoredOf(live)),
  ];
}

/** What has no effect comes last: it stops nothing. */
function ignoredOf(live: LiveDocument, meant: Meant = () => undefined): readonly Legacy[] {
  if (!live.document) return [];
  return ignoredObstacles(live.document, meant).map((obstacle) => toLegacy(live, obstacle, false));
}

/** Whether `document` holds something that stops Codex and that our repair can mend. */
export function needsRepair(document: Document): boolean {
  const ids = new Set(entriesOf(document).map(({ id }) => id));
  return obstaclesIn(document, ids, () => undefined).some(({ isFatal, repair }) => isFatal && repair !== undefined);
}

/** What the owner of a profile's name wanted. */
type Meant = (profile: string) => MeantChoice | undefined;

function obstaclesOf(
  live: LiveDocument,
  knownIds: ReadonlySet<string>,
  meant: Meant = () => undefined,
): readonly Obstacle[] {
  return live.document ? obstaclesIn(live.document, knownIds, meant) : [];
}

function obstaclesIn(document: Document, knownIds: ReadonlySet<string>, meant: Meant): readonly Obstacle[] {
  return [...settingObstacles(document, knownIds, meant), ...entryObstacles(document)];
}

function toLegacy(live: LiveDocument, obstacle: Obstacle, isFatal: boolean): Legacy {
  const { problem, path, repair } = obstacle;
  const where = placeOf(live, path);
  return {
    problem: { ...problem(live.file.path), ...(where && { where }) },
    isFatal,
    ...(repair && {
      repair: {
        title: repair.title,
        files: [{ kind: 'edits', document: live, edits: repair.edits }],
        ...(repair.notes && { notes: repair.notes }),
      },
    }),
  };
}

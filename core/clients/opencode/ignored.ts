import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Edit } from '../../documents/edit.ts';
import type { Installation, Legacy, LiveDocument } from '../client.ts';
import { knownSettings, knownSettingsOfV2 } from './known-settings.ts';
import { isOwnId } from './own-id.ts';
import { isOlder, placeOf } from './place.ts';

// What OpenCode reads past, and what its owner wanted by it.

type Table = Readonly<Record<string, unknown>>;

function tableAt({ document }: LiveDocument, path: readonly string[]): Table {
  const value = document?.get(path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

/**
 * Options that people write beside `options`: measured on 1.18.33 and 2.0.15, requests carry neither. `baseURL` is told by
 * itself, for it leads elsewhere.
 */
export const strayOptions = ['apiKey', 'headers'] as const;

/** Each with its move into `options`, where nothing stands in its place. Versions up to 1.2.27 do not start with it. */
export function misplacedOptions(live: LiveDocument, { product, version }: Installation): readonly Legacy[] {
  const isFatal = product === 'v1' && isOlder(version, [1, 2, 28]);
  return Object.keys(tableAt(live, ['provider'])).flatMap((id) =>
    strayOptions.flatMap((name): readonly Legacy[] => {
      const wrong = ['provider', id, name];
      const source = live.document?.sourceOf(wrong);
      if (source === undefined || isOwnId(id)) return [];
      const right = ['provider', id, 'options', name];
      const move: readonly Edit[] =
        live.document?.get(right) === undefined ? [{ kind: 'set-source', path: right, source }] : [];
      return [
        {
          problem: {
            ...problemOf(isFatal ? 'opencode.option-refused' : 'opencode.option-ignored', { id, name }),
            ...placeOf(live, wrong),
          },
          isFatal,
          repair: {
            title: sentence('repairs.opencode.option', { id, name }),
            files: [{ kind: 'edits', document: live, edits: [...move, { kind: 'remove', path: wrong }] }],
          },
        },
      ];
    }),
  );
}

/** Names that people write at the top, each with where it belongs. Others are named without that. */
export const strayNames: Readonly<Record<string, Sentence>> = {
  models: sentence('ignored.opencode.models'),
  baseURL: sentence('ignored.opencode.option'),
  apiKey: sentence('ignored.opencode.option'),
  providers: sentence('ignored.opencode.providers'),
};

/** Settings of the top level without an effect. One that is empty says nothing. */
export function ignoredSettings(live: LiveDocument, { product, version }: Installation): readonly Legacy[] {
  // Older ones don't start with such a setting (see `unknownSettings`), and without a version nothing is known.
  if (product === undefined || (product === 'v1' && isOlder(version, [1, 18, 17]))) return [];
  return Object.entries(tableAt(live, []))
    .filter(([name, value]) => !isKnown(name, product) && !isEmpty(value))
    .map(([name]) => {
      const purpose = Object.hasOwn(strayNames, name) ? strayNames[name] : undefined;
      return {
        problem: {
          ...(purpose
            ? problemOf('opencode.setting-ignored', { name, purpose })
            : problemOf('opencode.setting-strange', { name })),
          ...placeOf(live, [name]),
        },
        isFatal: false,
        ...providersRepair(live, name, product),
      };
    });
}

function isKnown(name: string, product: string): boolean {
  return knownSettings.has(name) || (product === 'v2' && knownSettingsOfV2.has(name));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** `providers` in the shape of `provider` is a slip; in its own shape it is meant for OpenCode 2. */
function providersRepair(live: LiveDocument, name: string, product: string): Pick<Legacy, 'repair'> {
  const source = live.document?.sourceOf([name]);
  const entries = Object.values(tableAt(live, ['providers']));
  const isSlip = entries.every((entry) => typeof entry === 'object' && entry !== null && 'options' in entry);
  const isFree = live.document?.get(['provider']) === undefined;
  if (name !== 'providers' || product !== 'v1' || !isSlip || !isFree || source === undefined) return {};
  const edits: readonly Edit[] = [
    { kind: 'set-source', path: ['provider'], source },
    { kind: 'remove', path: [name] },
  ];
  return {
    repair: { title: sentence('repairs.opencode.providers'), files: [{ kind: 'edits', document: live, edits }] },
  };
}

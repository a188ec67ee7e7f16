import type { Document, Edit, Path } from '../../../documents/edit.ts';
import type { LiveDocument } from '../../client.ts';
import { builtInIds, entriesOf, isTable, ownId, profileOf, tableAt, textAt } from '../config.ts';
import { modelSettings } from '../shadows/pins.ts';

/** What a profile chooses, as edits of the top level, where Codex looks without `--profile`. */
export interface MeantChoice {
  /** Provider and model, as far as the profile names them. */
  readonly words: string;
  readonly edits: readonly Edit[];
}

/** The settings by which a profile makes its choice. Others (approvals, sandboxes) are no matter of a provider. */
const choosing: readonly Path[] = [['model_provider'], ['model'], ...modelSettings];

/**
 * What the owner of `default_profile` or `profile` meant by this name: what the profile's own file chooses, else its
 * retired table. Undefined where that is not certain: no such profile, no choice in it, a provider that nobody defines,
 * or a choice of ours that is newer than the wish.
 */
export function meantChoice(
  main: LiveDocument,
  profiles: readonly LiveDocument[],
  knownIds: ReadonlySet<string>,
  name: string,
): MeantChoice | undefined {
  const from = sourceOf(main, profiles, name);
  if (!from || textAt(main.document, ['model_provider']) === ownId) return undefined;
  const at = (key: Path): Path => [...from.path, ...key];
  const provider = textAt(from.document, at(['model_provider']));
  const model = textAt(from.document, at(['model']));
  if (provider === undefined && model === undefined) return undefined;
  if (provider !== undefined && !isDefined(main, knownIds, provider)) return undefined;
  const edits = choosing.flatMap((key): readonly Edit[] => {
    const source = from.document.sourceOf(at(key));
    return source === undefined ? [] : [{ kind: 'set-source', path: key, source }];
  });
  return { words: [provider, model].filter((word) => word !== undefined).join(' · '), edits };
}

function isDefined({ document }: LiveDocument, knownIds: ReadonlySet<string>, id: string): boolean {
  return builtInIds.includes(id) || knownIds.has(id) || entriesOf(document).some((entry) => entry.id === id);
}

function sourceOf(
  main: LiveDocument,
  profiles: readonly LiveDocument[],
  name: string,
): { document: Document; path: Path } | undefined {
  const own = profiles.find(({ file }) => profileOf(file.path) === name)?.document;
  if (own) return { document: own, path: [] };
  const isThere = isTable(tableAt(main.document, ['profiles'])[name]);
  return main.document && isThere ? { document: main.document, path: ['profiles', name] } : undefined;
}

import { type DraftIssue, draftFields, type ProviderDraft } from '../../shared/draft.ts';

/** A field that two people changed, each to something else. */
export interface Conflict {
  readonly field: DraftIssue['field'];
  readonly mine: string;
  readonly theirs: string;
}

type Field = Exclude<keyof ProviderDraft, 'endpoints'> | 'baseUrl';

/** What can only be changed together: an address belongs to the wire that it speaks. */
const groups: readonly (readonly Field[])[] = [
  ['wire', 'baseUrl'],
  ...([...draftFields, 'preset', 'found', 'needsKey'] as const).flatMap((field) =>
    // The key itself travels beside the draft.
    field === 'key' || field === 'wire' || field === 'baseUrl' ? [] : [[field]],
  ),
];

function fieldOf(draft: ProviderDraft, field: Field): unknown {
  return field === 'baseUrl' ? draft.endpoints : draft[field];
}

/** One spelling for each value, so that the order in which keys were written makes no difference. */
function spelled(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function isSame(a: ProviderDraft, b: ProviderDraft, field: Field): boolean {
  return spelled(fieldOf(a, field)) === spelled(fieldOf(b, field));
}

function withField(draft: ProviderDraft, from: ProviderDraft, field: Field): ProviderDraft {
  if (field === 'baseUrl') return { ...draft, endpoints: from.endpoints };
  const { [field]: _, ...others } = draft;
  const value = from[field];
  return { ...others, ...(value !== undefined && { [field]: value }) } as ProviderDraft;
}

/** For people: texts as they are, lists as one line an entry. */
function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'object' ? spelled(one) : String(one))).join('\n');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${typeof one === 'object' ? spelled(one) : one}`)
    .join('\n');
}

/**
 * Puts the fields that were edited (`draft` compared with `read`, which the form was filled with) into the provider as
 * it is now. What somebody else changed meanwhile stays; a field that both changed, each to something else, is a conflict.
 * `shown` is `now` as a form sees it, where that hides something.
 */
export function mergeDraft(
  read: ProviderDraft,
  draft: ProviderDraft,
  now: ProviderDraft,
  shown: ProviderDraft = now,
): { readonly merged: ProviderDraft; readonly conflicts: readonly Conflict[] } {
  const isEdited = (group: readonly Field[]) => group.some((field) => !isSame(read, draft, field));
  const isMoved = (group: readonly Field[]) => group.some((field) => !isSame(read, shown, field));
  const edited = groups.filter(isEdited);
  const torn = edited.filter(isMoved).flat();
  return {
    merged: edited.flat().reduce((merged, field) => withField(merged, draft, field), now),
    conflicts: torn.flatMap((field) =>
      // Two who both changed a yes or no agree.
      field === 'preset' || field === 'found' || field === 'needsKey' || isSame(draft, shown, field)
        ? []
        : [
            {
              field,
              mine: toText(fieldOf(draft, field)),
              theirs: toText(fieldOf(shown, field)),
            },
          ],
    ),
  };
}

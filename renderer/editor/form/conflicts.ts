import type { ProviderDraft } from '../../../shared/draft.ts';
import type { ConflictView } from '../../../shared/views.ts';
import { type Form, toForm } from './form.ts';
import type { Conflict, Conflicts, FieldName, Side } from './form-state.ts';

/** What a field is made of. An address belongs to the wire that it speaks: the two are only taken together. */
const partsOf = {
  name: ['name'],
  baseUrl: ['wire', 'endpoints'],
  wire: ['wire', 'endpoints'],
  model: ['model'],
  smallModel: ['smallModel'],
  models: ['models'],
  headers: ['headers'],
  queryParams: ['queryParams'],
  env: ['env'],
  keyIn: ['keyIn'],
  options: ['options'],
  key: ['needsKey'],
} as const satisfies Record<FieldName, readonly (keyof Form)[]>;

const fields = Object.keys(partsOf) as readonly FieldName[];

const isPair = (field: FieldName) => field === 'wire' || field === 'baseUrl';
const goTogether = (one: FieldName, other: FieldName) => one === other || (isPair(one) && isPair(other));

function withField(form: Form, from: Form, field: FieldName): Form {
  return { ...form, ...Object.fromEntries(partsOf[field].map((part) => [part, from[part]])) };
}

function partsOfDraft(field: FieldName): readonly (keyof ProviderDraft)[] {
  if (field === 'wire' || field === 'baseUrl') return ['wire', 'endpoints'];
  return [field === 'key' ? 'needsKey' : field];
}

/** One spelling for each value, whatever the order in which its entries were written. */
function spelled(draft: ProviderDraft, field: FieldName): string {
  const inOrder = (_: string, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return JSON.stringify(
    partsOfDraft(field).map((part) => draft[part] ?? null),
    inOrder,
  );
}

/**
 * The fields after a save that met somebody else's: what was edited here stays, `read` being what the form was filled
 * with; every other field follows the provider as it is now.
 */
export function withTheirs(read: ProviderDraft, mine: ProviderDraft, now: ProviderDraft): Form {
  const edited = toForm(mine);
  return fields
    .filter((field) => spelled(read, field) !== spelled(mine, field))
    .reduce((form, field) => withField(form, edited, field), toForm(now));
}

export function toConflicts(mine: ProviderDraft, now: ProviderDraft, rows: readonly ConflictView[]): Conflicts {
  return { rows, mine: toForm(mine), theirs: toForm(now) };
}

/** The fields with one side of a conflict taken, and the conflicts that know it. */
export function decided(
  form: Form,
  conflicts: Conflicts,
  field: FieldName,
  choice: Side,
): { readonly form: Form; readonly conflicts: Conflicts } {
  const rows = conflicts.rows.map((row) => (goTogether(row.field, field) ? { ...row, choice } : row));
  return { form: withField(form, conflicts[choice], field), conflicts: { ...conflicts, rows } };
}

/** A field that is written in anew is decided by what is written. */
export function withoutFields(conflicts: Conflicts | null, written: readonly FieldName[]): Conflicts | null {
  if (!conflicts) return null;
  const rows = conflicts.rows.filter(({ field }) => !written.some((one) => goTogether(one, field)));
  return rows.length === 0 ? null : { ...conflicts, rows };
}

export function isOpen({ choice }: Conflict): boolean {
  return choice === undefined;
}

import { assertNever } from '../../../shared/assert-never.ts';
import type { ProviderDraft } from '../../../shared/draft.ts';
import type { Wire } from '../../../shared/provider.ts';
import { repaired } from '../../../shared/repair.ts';
import { decided, toConflicts, withoutFields, withTheirs } from './conflicts.ts';
import { type Form, type ModelRow, type Pair, toDraft, toForm } from './form.ts';
import type { FieldName, FormAction, FormState } from './form-state.ts';

/** `isTyped`: something in it was typed already, before the editor came. */
export function startState(form: Form, isTyped = false): FormState {
  return {
    form,
    touched: new Set(),
    isDirty: isTyped,
    wasTried: false,
    isForUse: false,
    mended: null,
    writer: 'fields',
    read: toDraft(form),
    conflicts: null,
  };
}

const touch = (state: FormState, ...fields: readonly FieldName[]): Omit<FormState, 'form'> => ({
  ...state,
  touched: new Set([...state.touched, ...fields]),
  isDirty: true,
  writer: 'fields',
  conflicts: withoutFields(state.conflicts, fields),
});

/** An address that stands alone speaks the wire that is chosen; beside others the new one starts as a copy. */
function withWire(form: Form, wire: Wire): Form {
  if (form.endpoints[wire] !== undefined) return { ...form, wire };
  const { [form.wire]: address = '', ...others } = form.endpoints;
  const isAlone = Object.values(others).every((text) => text === '');
  return { ...form, wire, endpoints: { ...(isAlone ? others : form.endpoints), [wire]: address } };
}

/** "openrouter.ai" of `https://openrouter.ai/api/v1`; a name that can be kept. */
export function nameOfAddress(address: string): string {
  const host = /^https?:\/\/([^/:]+)/.exec(address)?.[1] ?? '';
  return host.replace(/^(api|www)\./, '');
}

function withMended(form: Form, draft: ProviderDraft): Form {
  const address = draft.endpoints[draft.wire] ?? '';
  return {
    ...form,
    name: form.name === '' ? nameOfAddress(address) : form.name,
    endpoints: draft.endpoints,
    wire: draft.wire,
    queryParams: toForm(draft).queryParams,
  };
}

export function reduceForm(state: FormState, action: FormAction): FormState {
  switch (action.kind) {
    case 'set':
      return { ...touch(state, action.field), form: { ...state.form, ...action.change } };
    case 'address': {
      const endpoints = { ...state.form.endpoints, [action.wire]: action.text };
      return { ...touch(state, 'baseUrl'), mended: null, form: { ...state.form, endpoints } };
    }
    case 'repair': {
      const { endpoints, wire, model = '' } = repaired(toDraft(state.form), action.repair);
      const field = action.repair.kind === 'model' ? 'model' : 'baseUrl';
      return { ...touch(state, field), mended: null, form: { ...state.form, endpoints, wire, model } };
    }
    case 'wire':
      return { ...touch(state, 'wire'), form: withWire(state.form, action.wire) };
    case 'mend': {
      const mended = action.check.mended.length > 0 ? action.check.mended : null;
      return { ...state, mended, form: withMended(state.form, action.check.draft) };
    }
    case 'read':
      return { ...touch(state), writer: 'lines', mended: null, form: toForm(action.draft) };
    case 'start':
      return startState(action.form);
    case 'try':
      return { ...state, wasTried: true, isForUse: action.isForUse };
    case 'conflict': {
      const { mine, now, conflicts } = action;
      return {
        ...state,
        form: withTheirs(state.read, mine, now),
        read: now,
        conflicts: toConflicts(mine, now, conflicts),
        mended: null,
        isDirty: true,
        writer: 'fields',
      };
    }
    case 'decide':
      if (!state.conflicts) return state;
      return { ...state, ...decided(state.form, state.conflicts, action.field, action.side), writer: 'fields' };
    default:
      return assertNever(action);
  }
}

const nextRow = (rows: readonly { readonly row: number }[]): number => Math.max(-1, ...rows.map(({ row }) => row)) + 1;

export const withPair = (pairs: readonly Pair[]): readonly Pair[] => [
  ...pairs,
  { row: nextRow(pairs), name: '', value: '' },
];

export const withModelRow = (models: readonly ModelRow[]): readonly ModelRow[] => [
  ...models,
  { row: nextRow(models), id: '', name: '', context: '', output: '' },
];

export function withoutRow<Row extends { readonly row: number }>(rows: readonly Row[], row: number): readonly Row[] {
  return rows.filter((other) => other.row !== row);
}

export function withChangedRow<Row extends { readonly row: number }>(
  rows: readonly Row[],
  row: number,
  change: Partial<Row>,
): readonly Row[] {
  return rows.map((other) => (other.row === row ? { ...other, ...change } : other));
}

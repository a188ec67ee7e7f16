import type { ProviderDraft } from '../../../shared/draft.ts';
import type { Preset } from '../../../shared/preset.ts';
import type { Wire } from '../../../shared/provider.ts';
import { wires } from '../../../shared/wire.ts';
import { type OptionTexts, toOptions, toOptionTexts } from './option-texts.ts';

/** One row of a list that grows: `row` tells React which is which while its texts change. */
export interface Pair {
  readonly row: number;
  readonly name: string;
  readonly value: string;
}

export interface ModelRow {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  /** Tokens, as typed. */
  readonly context: string;
  readonly output: string;
}

/** What the fields hold: texts as typed, one for each field. The key is beside it, never in it. */
export interface Form {
  readonly name: string;
  readonly preset?: string;
  readonly endpoints: Readonly<Partial<Record<Wire, string>>>;
  readonly wire: Wire;
  readonly model: string;
  readonly smallModel: string;
  readonly models: readonly ModelRow[];
  readonly headers: readonly Pair[];
  readonly queryParams: readonly Pair[];
  readonly needsKey: boolean;
  readonly env: string;
  /** See `carrierText`. */
  readonly keyIn: string;
  readonly found?: ProviderDraft['found'];
  /** What only one client knows: by client, by the name of the option. */
  readonly options: OptionTexts;
}

export const emptyForm: Form = {
  name: '',
  endpoints: {},
  wire: 'responses',
  model: '',
  smallModel: '',
  models: [],
  headers: [],
  queryParams: [],
  needsKey: true,
  env: '',
  keyIn: '',
  options: {},
};

const toPairs = (record: Readonly<Record<string, string>>): readonly Pair[] =>
  Object.entries(record).map(([name, value], row) => ({ row, name, value }));

/** The fields of a provider that is there, or of what somebody wrote in its lines. */
export function toForm(draft: ProviderDraft): Form {
  return {
    name: draft.name,
    ...(draft.preset !== undefined && { preset: draft.preset }),
    endpoints: draft.endpoints,
    wire: draft.wire,
    model: draft.model ?? '',
    smallModel: draft.smallModel ?? '',
    models: draft.models.map(({ id, name, context, output }, row) => ({
      row,
      id,
      name: name ?? '',
      context: context?.toString() ?? '',
      output: output?.toString() ?? '',
    })),
    headers: toPairs(draft.headers),
    queryParams: toPairs(draft.queryParams),
    needsKey: draft.needsKey,
    env: draft.env ?? '',
    keyIn: draft.keyIn ?? '',
    ...(draft.found && { found: draft.found }),
    options: toOptionTexts(draft.options),
  };
}

/** A new provider's fields, filled with what is known of it. A local runtime asks for no key. */
export function toFormOfPreset(preset: Preset): Form {
  return {
    ...emptyForm,
    name: preset.name,
    preset: preset.id,
    endpoints: preset.endpoints,
    wire: wires.find((wire) => preset.endpoints[wire] !== undefined) ?? 'responses',
    model: preset.models[0] ?? '',
    models: preset.models.map((id, row) => ({ row, id, name: '', context: '', output: '' })),
    needsKey: preset.kind !== 'local',
  };
}

const toRecord = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(
    pairs.filter(({ name, value }) => name !== '' || value !== '').map(({ name, value }) => [name.trim(), value]),
  );

/** A whole number above zero, or undefined: an empty field, or one that `findOwnIssues` complains of. */
export function toTokens(text: string): number | undefined {
  const digits = text.replace(/[\s_,.'’]/g, '');
  return /^[1-9]\d{0,11}$/.test(digits) ? Number(digits) : undefined;
}

const said = (text: string): string | undefined => text.trim() || undefined;

function toModels(rows: readonly ModelRow[]): ProviderDraft['models'] {
  return rows
    .filter(({ id }) => id.trim() !== '')
    .map((row) => {
      const [name, context, output] = [said(row.name), toTokens(row.context), toTokens(row.output)];
      return {
        id: row.id.trim(),
        ...(name !== undefined && { name }),
        ...(context !== undefined && { context }),
        ...(output !== undefined && { output }),
      };
    });
}

/** What the engine is asked about: the fields without what is empty. */
export function toDraft(form: Form): ProviderDraft {
  const [model, smallModel, env, keyIn] = [form.model, form.smallModel, form.env, form.keyIn].map(said);
  const endpoints = Object.entries(form.endpoints).filter(([, url]) => url.trim() !== '');
  return {
    name: form.name.trim(),
    ...(form.preset !== undefined && { preset: form.preset }),
    endpoints: Object.fromEntries(endpoints),
    wire: form.wire,
    ...(model !== undefined && { model }),
    ...(smallModel !== undefined && { smallModel }),
    models: toModels(form.models),
    headers: toRecord(form.headers),
    queryParams: toRecord(form.queryParams),
    needsKey: form.needsKey,
    ...(env !== undefined && { env }),
    ...(keyIn !== undefined && { keyIn }),
    ...(form.found && { found: form.found }),
    options: toOptions(form.options),
  };
}

import { checkDraft } from '../core/providers/draft.ts';
import { clientFacts } from '../shared/client-id.ts';
import type { DraftCheck, ProviderDraft } from '../shared/draft.ts';
import type { Preset } from '../shared/preset.ts';
import { AppError } from '../shared/problem.ts';
import type { Provider, Wire } from '../shared/provider.ts';
import { toDraft } from '../shared/provider-draft.ts';
import { repaired } from '../shared/repair.ts';
import { wires } from '../shared/wire.ts';
import { parsePair, refuseKeyInArgv } from './key-in-argv.ts';
import { terminalProblem } from './words.ts';

/** The options of `add` and `edit` as commander gives them. */
export interface ProviderInput {
  readonly name?: string;
  readonly preset?: string;
  readonly baseUrl?: string;
  readonly wire?: Wire;
  readonly model?: string;
  readonly smallModel?: string;
  readonly header?: readonly string[];
  readonly query?: readonly string[];
  readonly env?: string;
  readonly keyIn?: string;
  /** false with `--no-key`. */
  readonly key?: boolean;
  /** The options of single clients, by the names of their flags. */
  readonly [flag: string]: unknown;
}

function choosePreset(id: string, input: ProviderInput, presets: readonly Preset[]): Preset | undefined {
  if (input.preset === undefined)
    return input.baseUrl === undefined ? presets.find((preset) => preset.id === id) : undefined;
  const preset = presets.find((one) => one.id === input.preset);
  if (preset) return preset;
  throw new AppError(terminalProblem('terminal.preset-unknown', { preset: input.preset }));
}

function pairs(texts: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries((texts ?? []).map(parsePair));
}

/** What the flags say of each client's own options; one flag may be for several clients. */
function optionsOf(input: ProviderInput): ProviderDraft['options'] {
  const named = Object.values(clientFacts).map(({ id, options }) => {
    const given = options.flatMap(({ name, flag }) => {
      const value = input[flag.name];
      return value === undefined ? [] : [[name, Array.isArray(value) ? [...value] : value] as const];
    });
    return [id, Object.fromEntries(given)] as const;
  });
  return Object.fromEntries(named.filter(([, given]) => Object.keys(given).length > 0));
}

/** The draft of a new provider, as a form would hold it. Throws `terminal.preset-unknown`, `terminal.base-url-missing`. */
export function newDraft(id: string, input: ProviderInput, presets: readonly Preset[]): ProviderDraft {
  const preset = choosePreset(id, input, presets);
  if (!preset && input.baseUrl === undefined) throw new AppError(terminalProblem('terminal.base-url-missing', { id }));
  const offered = wires.find((wire) => preset?.endpoints[wire] !== undefined);
  const wire = input.wire ?? offered ?? 'responses';
  const model = input.model ?? preset?.models[0];
  return {
    name: input.name ?? preset?.name ?? id,
    ...(preset && { preset: preset.id }),
    endpoints: input.baseUrl === undefined ? (preset?.endpoints ?? {}) : { [wire]: input.baseUrl },
    wire,
    ...(model !== undefined && { model }),
    ...(input.smallModel !== undefined && { smallModel: input.smallModel }),
    models: (preset?.models ?? []).map((one) => ({ id: one })),
    headers: pairs(input.header),
    queryParams: pairs(input.query),
    needsKey: input.key !== false && (preset?.kind !== 'local' || input.keyStdin === true),
    ...(input.env !== undefined && { env: input.env }),
    ...(input.keyIn !== undefined && { keyIn: input.keyIn }),
    options: optionsOf(input),
  };
}

/** A format without an address of its own takes over that of the one before: the provider speaks this, and not that. */
function endpointsOf(before: ProviderDraft, wire: Wire, baseUrl: string | undefined): ProviderDraft['endpoints'] {
  if (baseUrl !== undefined) return { ...before.endpoints, [wire]: baseUrl };
  if (before.endpoints[wire] !== undefined) return before.endpoints;
  const address = before.endpoints[before.wire];
  return address === undefined
    ? before.endpoints
    : repaired(before, { kind: 'wire', wire, baseUrl: address }).endpoints;
}

/** The provider as it is, with the named fields changed. A base URL is that of the wire named beside it, else of its own. */
export function changedDraft(now: Provider, input: ProviderInput): ProviderDraft {
  const before = toDraft(now);
  const wire = input.wire ?? before.wire;
  return {
    ...before,
    ...(input.name !== undefined && { name: input.name }),
    endpoints: endpointsOf(before, wire, input.baseUrl),
    wire,
    ...(input.model !== undefined && { model: input.model }),
    ...(input.smallModel !== undefined && { smallModel: input.smallModel }),
    ...(input.header && { headers: pairs(input.header) }),
    ...(input.query && { queryParams: pairs(input.query) }),
    ...(input.key === false && { needsKey: false }),
    ...(input.env !== undefined && { env: input.env, needsKey: true }),
    ...(input.keyIn !== undefined && { keyIn: input.keyIn }),
    options: { ...before.options, ...optionsOf(input) },
  };
}

/** What was mended in a pasted base URL. A key that was typed among the arguments is refused (checklist S2). */
export function mendedBy(draft: ProviderDraft, known: Parameters<typeof checkDraft>[1]): DraftCheck['mended'] {
  const { mended, issues }: DraftCheck = checkDraft(draft, known);
  if (issues.some(({ code }) => code === 'holds-key')) refuseKeyInArgv();
  return mended;
}

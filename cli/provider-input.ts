import { parseProvider } from '../core/providers/provider-list.ts';
import { assertKeyIsSafeAt, cleanBaseUrl, holdsSecret } from '../shared/base-url.ts';
import type { Preset } from '../shared/preset.ts';
import { AppError } from '../shared/problem.ts';
import { type Provider, reservedProviderIds, type Wire } from '../shared/provider.ts';
import { parsePair, refuseKeyInArgv } from './key-in-argv.ts';

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
  /** false with `--no-key`. */
  readonly key?: boolean;
  readonly effort?: string;
  readonly variant?: readonly string[];
  readonly fallback?: readonly string[];
}

interface Result {
  readonly provider: Provider;
  /** What was changed in a pasted base URL. */
  readonly changes: readonly string[];
}

function choosePreset(id: string, input: ProviderInput, presets: readonly Preset[]): Preset | undefined {
  if (input.preset === undefined)
    return input.baseUrl === undefined ? presets.find((preset) => preset.id === id) : undefined;
  const preset = presets.find((one) => one.id === input.preset);
  if (preset) return preset;
  throw new AppError('preset-unknown', `There is no preset "${input.preset}".`, 'See: switchyard presets');
}

function pairs(texts: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries((texts ?? []).map(parsePair));
}

function effortOptions(input: ProviderInput): Partial<Provider['options']> {
  const { effort, variant, fallback } = input;
  return {
    ...(effort !== undefined && { codex: { effort } }),
    ...((effort !== undefined || variant) && {
      opencode: { ...(effort !== undefined && { effort }), ...(variant && { variants: [...variant] }) },
    }),
    ...(fallback && { openclaw: { fallbacks: [...fallback] } }),
  };
}

function cleaned(input: ProviderInput): {
  baseUrl?: string;
  wire?: Wire;
  queryParams: Record<string, string>;
  changes: readonly string[];
} {
  if (input.baseUrl === undefined) return { queryParams: {}, changes: [] };
  const clean = cleanBaseUrl(input.baseUrl);
  if (holdsSecret(clean)) refuseKeyInArgv();
  return { ...clean, queryParams: { ...clean.queryParams } };
}

/** The wire that was said, else the one a pasted route gave away, else the best the preset has, else Responses. */
function chooseWire(input: ProviderInput, pasted: Wire | undefined, endpoints: Provider['endpoints']): Wire {
  const known = (['responses', 'chat', 'anthropic'] as const).filter((wire) => endpoints[wire] !== undefined);
  return input.wire ?? pasted ?? known[0] ?? 'responses';
}

function assertSafe(provider: Provider): Provider {
  if (provider.needsKey) for (const url of Object.values(provider.endpoints)) assertKeyIsSafeAt(url);
  return provider;
}

/** A provider out of a preset and the options given. Throws `preset-unknown`, `base-url-invalid`, `provider-invalid`. */
export function toNewProvider(id: string, input: ProviderInput, presets: readonly Preset[]): Result {
  if (reservedProviderIds.includes(id))
    throw new AppError('provider-invalid', `"${id}" is a word of the command line.`, 'Choose another name.');
  const preset = choosePreset(id, input, presets);
  const clean = cleaned(input);
  if (!preset && clean.baseUrl === undefined)
    throw new AppError(
      'base-url-invalid',
      `"${id}" is no known preset, and no base URL was given.`,
      'Give --base-url, or see: switchyard presets',
    );
  const presetEndpoints = clean.baseUrl === undefined ? (preset?.endpoints ?? {}) : {};
  const wire = chooseWire(input, clean.wire, preset?.endpoints ?? {});
  const endpoints = clean.baseUrl === undefined ? presetEndpoints : { [wire]: clean.baseUrl };
  for (const url of Object.values(endpoints)) cleanBaseUrl(url);
  const model = input.model ?? preset?.models[0];
  const provider = parseProvider({
    id,
    name: input.name ?? preset?.name ?? id,
    ...(preset && { preset: preset.id }),
    endpoints,
    wire,
    ...(model !== undefined && { model }),
    ...(input.smallModel !== undefined && { smallModel: input.smallModel }),
    models: (preset?.models ?? []).map((one) => ({ id: one })),
    headers: pairs(input.header),
    queryParams: { ...clean.queryParams, ...pairs(input.query) },
    needsKey: input.key !== false && preset?.kind !== 'local',
    ...(input.env !== undefined && { env: input.env }),
    options: effortOptions(input),
  });
  return { provider: assertSafe(provider), changes: clean.changes };
}

/** The provider with the named fields changed. A base URL is that of the wire named beside it, else of the provider's own. */
export function toChangedProvider(before: Provider, input: ProviderInput): Result {
  const clean = cleaned(input);
  const wire = input.wire ?? clean.wire ?? before.wire;
  const moved =
    clean.baseUrl !== undefined &&
    new URL(clean.baseUrl).origin !== new URL(before.endpoints[before.wire] ?? clean.baseUrl).origin;
  const kept = moved ? {} : before.endpoints;
  const provider = parseProvider({
    ...before,
    ...(input.name !== undefined && { name: input.name }),
    endpoints: clean.baseUrl === undefined ? before.endpoints : { ...kept, [wire]: clean.baseUrl },
    wire,
    ...(input.model !== undefined && { model: input.model }),
    ...(input.smallModel !== undefined && { smallModel: input.smallModel }),
    headers: input.header ? pairs(input.header) : before.headers,
    queryParams: input.query ? pairs(input.query) : { ...before.queryParams, ...clean.queryParams },
    ...(input.key === false && { needsKey: false }),
    ...(input.env !== undefined && { env: input.env, needsKey: true }),
    options: { ...before.options, ...effortOptions(input) },
  });
  return { provider: assertSafe(provider), changes: clean.changes };
}

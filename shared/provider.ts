import * as z from 'zod';
import { clientList } from '../core/clients/list.ts';
import type { ClientFacts, ClientOption } from './client-facts.ts';
import { wires } from './wire.ts';

export const Wire = z.enum(wires);
export type Wire = z.infer<typeof Wire>;

/** How a client gets the key: a helper command asks the keychain, the user's own variable, or a 0600 file. */
export const deliveries = ['keychain', 'env', 'file'] as const;
export const Delivery = z.enum(deliveries);
export type Delivery = z.infer<typeof Delivery>;

const text = z.string();

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const noControls = z.regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/u, 'holds a control character');
const noHalves = z.refine<string>((line) => line.isWellFormed(), 'holds half a character');

/**
 * Control characters would break out of a line of a live file or of a terminal. All checks at once: each method would
 * make another schema, and every start makes these.
 */
const line = (max: number) => text.check(z.maxLength(max), noControls, noHalves);

export const ProviderId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'use a to z, 0 to 9 and "-", 48 characters at most');
export type ProviderId = z.infer<typeof ProviderId>;

/** Words that mean "no provider of ours" on the command line. */
export const reservedProviderIds: readonly string[] = ['official', 'all'];

export const ModelId = line(200).min(1);

/** One model a provider serves. Limits are in tokens. */
export const Model = z.strictObject({
  id: ModelId,
  name: line(200).optional(),
  context: z.int().positive().optional(),
  output: z.int().positive().optional(),
});
export type Model = z.infer<typeof Model>;

/** As HTTP has them (RFC 9110, `token`). */
const HeaderName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/);

const Headers = z.record(HeaderName, line(4000));
/** Where a request carries the key, when that is not the way of its API format. */
export const KeyCarrier = z.strictObject({
  in: z.enum(['header', 'query']),
  name: HeaderName,
  /** What stands before the key, with the blank after it: `Bearer `, `Token `. */
  prefix: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,20} $/)
    .optional(),
});
export type KeyCarrier = z.infer<typeof KeyCarrier>;

const EnvironmentName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'is not a variable name');

/** Base URLs are stored clean: http(s), no user name, no query, no fragment, no trailing slash (see `cleanBaseUrl`). */
const BaseUrl = line(2000).regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*[^\s?#/])?$/, 'is not a clean base URL');

/** An entry of a client's own file. */
const FoundEntry = z.strictObject({
  client: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  id: line(200).min(1),
  /**
   * How it spells the provider's Anthropic address, which stands in it with or without `/v1`. It holds as long as that
   * address is `of`: whoever enters another one wants another one.
   */
  spelling: z.strictObject({ of: BaseUrl, as: BaseUrl }).optional(),
});
export type FoundEntry = z.infer<typeof FoundEntry>;

type OptionsOf<Options extends readonly ClientOption[]> = {
  [Option in Options[number] as Option['name']]?: (Option['kind'] extends 'list' ? string[] : string) | undefined;
};

/** Settings that only one client knows, as its facts declare them. */
export type ClientOptions = {
  [Facts in (typeof clientList)[number] as Facts['id']]?: OptionsOf<Facts['options']> | undefined;
};

function optionSchema({ kind, longest, most = 0, isBlankAllowed }: ClientOption): z.ZodType {
  const text = isBlankAllowed ? line(longest) : line(longest).min(1);
  return (kind === 'list' ? z.array(text).max(most) : text).optional();
}

function optionsSchema({ options }: ClientFacts): z.ZodType {
  return z.strictObject(Object.fromEntries(options.map((option) => [option.name, optionSchema(option)]))).optional();
}

// The shape is built from data, so its type is said once more, from the same data.
export const ClientOptions = z.strictObject(
  Object.fromEntries(clientList.map((facts) => [facts.id, optionsSchema(facts)])),
) as unknown as z.ZodType<ClientOptions>;

/** Who serves the model. Holds no key: keys are found by `KeyRef` in the keychain. */
export const Provider = z
  .strictObject({
    id: ProviderId,
    name: line(100).min(1),
    preset: z.string().optional(),
    /** The base URL for each wire the provider speaks, all of one origin. */
    endpoints: z.partialRecord(Wire, BaseUrl),
    /** The wire to use where a client can speak several. */
    wire: Wire,
    model: ModelId.optional(),
    smallModel: ModelId.optional(),
    models: z.array(Model).max(2000).default([]),
    headers: Headers.default({}),
    queryParams: z.record(z.string().regex(/^[A-Za-z0-9_.~-]{1,100}$/), line(1000)).default({}),
    /** Whether requests carry a key at all; local runtimes often need none. */
    needsKey: z.boolean().default(true),
    /** The user's own variable that holds the key, for the delivery `env`. */
    env: EnvironmentName.optional(),
    keyIn: KeyCarrier.optional(),
    /** The entries of live files that it was imported from: what stands in them is this provider. */
    found: z.array(FoundEntry).max(50).optional(),
    options: ClientOptions.default({}),
  })
  .refine((provider) => provider.endpoints[provider.wire] !== undefined, {
    path: ['wire'],
    error: 'has no base URL for its wire',
  })
  .refine((provider) => new Set(Object.values(provider.endpoints).map((url) => new URL(url).origin)).size <= 1, {
    path: ['endpoints'],
    error: 'has base URLs of different origins; a key belongs to one origin, so make two providers',
  });
export type Provider = z.infer<typeof Provider>;

/** The one origin of all endpoints, the thing a key is bound to. */
export function originOf(provider: Provider): string {
  const url = provider.endpoints[provider.wire];
  if (url === undefined) throw new Error(`provider ${provider.id} has no endpoint`);
  return new URL(url).origin;
}

import * as z from 'zod/mini';
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

/** The same, and not empty. */
const filled = (max: number) => text.check(z.maxLength(max), noControls, noHalves, z.minLength(1));

export const ProviderId = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'use a to z, 0 to 9 and "-", 48 characters at most'));
export type ProviderId = z.infer<typeof ProviderId>;

/** Words that mean "no provider of ours" on the command line. */
export const reservedProviderIds: readonly string[] = ['official', 'all'];

export const ModelId = filled(200);

/** One model a provider serves. Limits are in tokens. */
export const Model = z.strictObject({
  id: ModelId,
  name: z.optional(line(200)),
  context: z.optional(z.int().check(z.positive())),
  output: z.optional(z.int().check(z.positive())),
});
export type Model = z.infer<typeof Model>;

export const Models = z.array(Model).check(z.maxLength(2000));

/** As HTTP has them (RFC 9110, `token`). */
const HeaderName = z.string().check(z.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/));

const Headers = z.record(HeaderName, line(4000));
/** Where a request carries the key, when that is not the way of its API format. */
export const KeyCarrier = z.strictObject({
  in: z.enum(['header', 'query']),
  name: HeaderName,
  /** What stands before the key, with the blank after it: `Bearer `, `Token `. */
  prefix: z.optional(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,20} $/))),
});
export type KeyCarrier = z.infer<typeof KeyCarrier>;

const EnvironmentName = z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'is not a variable name'));

/** Base URLs are stored clean: http(s), no user name, no query, no fragment, no trailing slash (see `cleanBaseUrl`). */
const BaseUrl = line(2000).check(z.regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*[^\s?#/])?$/, 'is not a clean base URL'));

/** An entry of a client's own file. */
const FoundEntry = z.strictObject({
  client: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/)),
  id: filled(200),
  /**
   * How it spells the provider's Anthropic address, which stands in it with or without `/v1`. It holds as long as that
   * address is `of`: whoever enters another one wants another one.
   */
  spelling: z.optional(z.strictObject({ of: BaseUrl, as: BaseUrl })),
});
export type FoundEntry = z.infer<typeof FoundEntry>;

type OptionsOf<Options extends readonly ClientOption[]> = {
  [Option in Options[number] as Option['name']]?: (Option['kind'] extends 'list' ? string[] : string) | undefined;
};

/** Settings that only one client knows, as its facts declare them. */
export type ClientOptions = {
  [Facts in (typeof clientList)[number] as Facts['id']]?: OptionsOf<Facts['options']> | undefined;
};

function optionSchema({ kind, longest, most = 0, isBlankAllowed }: ClientOption): z.ZodMiniType {
  const text = isBlankAllowed ? line(longest) : filled(longest);
  return z.optional(kind === 'list' ? z.array(text).check(z.maxLength(most)) : text);
}

function optionsSchema({ options }: ClientFacts): z.ZodMiniType {
  return z.optional(z.strictObject(Object.fromEntries(options.map((option) => [option.name, optionSchema(option)]))));
}

// The shape is built from data, so its type is said once more, from the same data.
export const ClientOptions = z.strictObject(
  Object.fromEntries(clientList.map((facts) => [facts.id, optionsSchema(facts)])),
) as unknown as z.ZodMiniType<ClientOptions>;

/** Who serves the model. Holds no key: keys are found by `KeyRef` in the keychain. */
export const Provider = z
  .strictObject({
    id: ProviderId,
    name: filled(100),
    preset: z.optional(z.string()),
    /** The base URL for each wire the provider speaks, all of one origin. */
    endpoints: z.partialRecord(Wire, BaseUrl),
    /** The wire to use where a client can speak several. */
    wire: Wire,
    model: z.optional(ModelId),
    smallModel: z.optional(ModelId),
    models: z._default(Models, []),
    headers: z._default(Headers, {}),
    queryParams: z._default(z.record(z.string().check(z.regex(/^[A-Za-z0-9_.~-]{1,100}$/)), line(1000)), {}),
    /** Whether requests carry a key at all; local runtimes often need none. */
    needsKey: z._default(z.boolean(), true),
    /** The user's own variable that holds the key, for the delivery `env`. */
    env: z.optional(EnvironmentName),
    keyIn: z.optional(KeyCarrier),
    /** The entries of live files that it was imported from: what stands in them is this provider. */
    found: z.optional(z.array(FoundEntry).check(z.maxLength(50))),
    options: z._default(ClientOptions, {}),
  })
  .check(
    z.refine((provider) => provider.endpoints[provider.wire] !== undefined, {
      path: ['wire'],
      error: 'has no base URL for its wire',
    }),
    z.refine((provider) => new Set(Object.values(provider.endpoints).map((url) => new URL(url).origin)).size <= 1, {
      path: ['endpoints'],
      error: 'has base URLs of different origins; a key belongs to one origin, so make two providers',
    }),
  );
export type Provider = z.infer<typeof Provider>;

/** The one origin of all endpoints, the thing a key is bound to. */
export function originOf(provider: Provider): string {
  const url = provider.endpoints[provider.wire];
  if (url === undefined) throw new Error(`provider ${provider.id} has no endpoint`);
  return new URL(url).origin;
}

import type { Preset } from './preset.ts';

/** What the catalogue knows of an address. */
export interface KnownAddress {
  readonly preset: Preset;
  /** One of the preset's own, as it stands. */
  readonly isExact: boolean;
}

/** Another protocol of the same host, which no client here speaks. */
const foreignProtocols: ReadonlySet<string> = new Set(['vertex-ai']);

/** A plan with a contract and keys of its own: nobody gets onto one unless the address says so. */
const planName = /^(?:coding|go|.*plan)$/;

const withoutEnd = (url: string): string => url.replace(/\/+$/, '');
const partsOf = (url: string): readonly string[] => new URL(url).pathname.toLowerCase().split('/').filter(Boolean);

/** The addresses of a preset as they are stored. */
export function endpointsOf({ endpoints }: Preset): Preset['endpoints'] {
  return Object.fromEntries(Object.entries(endpoints).map(([wire, url]) => [wire, withoutEnd(url)]));
}

/** Whether only parts of the path are missing, or another protocol stands there: what else a host serves is left alone. */
function isNear(baseUrl: string, right: string): boolean {
  const typed = partsOf(baseUrl).filter((part) => !foreignProtocols.has(part));
  const wanted = partsOf(right);
  let at = 0;
  for (const part of wanted) if (part === typed[at]) at += 1;
  return at === typed.length && wanted.filter((part) => planName.test(part)).every((part) => typed.includes(part));
}

/**
 * The preset that a clean base URL belongs to, when it is right or a wrong path at the preset's own origin. Undefined
 * where no preset or more than one is meant, and for runtimes of this machine, whose ports are anybody's.
 */
export function knownAddress(baseUrl: string, presets: readonly Preset[]): KnownAddress | undefined {
  const { origin } = new URL(baseUrl);
  const urlsOf = (preset: Preset) =>
    Object.values(endpointsOf(preset)).filter((url) => url === origin || url.startsWith(`${origin}/`));
  const here = presets.filter(({ kind }) => kind === 'vendor' || kind === 'aggregator');
  const exact = here.filter((preset) => urlsOf(preset).includes(baseUrl));
  const found = exact.length > 0 ? exact : here.filter((preset) => urlsOf(preset).some((url) => isNear(baseUrl, url)));
  const [preset] = found;
  return preset && found.length === 1 ? { preset, isExact: exact.length > 0 } : undefined;
}

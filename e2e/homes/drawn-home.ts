import type { Home } from './home.ts';
import type { ModelledId } from './modelled-clients.ts';

/** A home put together at random. Taking a part out gives a smaller home of the same kind. */
export interface DrawnHome {
  readonly client: ModelledId;
  readonly seed: number;
  /** What each part is, in words. */
  readonly parts: readonly string[];
  readonly home: Home;
  /** Every key that stands somewhere in it, and the kinds of places in which it does. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** The kind of place in which the entry that is chosen has its key; the class of a fault begins with it. */
  readonly place: string;
  /** Whether its person wants the keys in the keychain: half of them do. */
  readonly movesKeys: boolean;
  /** The kinds of places of the keys that stand in plain text in the client's own settings. */
  inSettings(): readonly string[];
  without(part: number): DrawnHome;
}

/** One part: what it adds to the home. */
export interface Part {
  readonly label: string;
  readonly files?: Home['files'];
  readonly variables?: Home['variables'];
  readonly programs?: Home['programs'];
  readonly keys?: readonly string[];
}

/** What all parts add beside the client's own settings. */
export function surroundings(parts: readonly Part[]): Home {
  return {
    files: Object.assign({}, ...parts.map(({ files }) => files)),
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)),
    programs: Object.assign({}, ...parts.map(({ programs }) => programs)),
  };
}

function keysOf(parts: readonly Part[]): DrawnHome['keys'] {
  const all = new Map<string, readonly string[]>();
  for (const { keys = [], label } of parts)
    for (const key of keys) all.set(key, [...(all.get(key) ?? []), placeOfPart({ label })]);
  return all;
}

/** What stands behind the name of an entry, or the whole label of another part. */
function placeOfPart({ label }: Part): string {
  return label.replace(/^entry .*: /, '');
}

function isPlainIn({ keys = [] }: Part, settings: string): boolean {
  return keys.some((key) => settings.includes(key));
}

/** A home that can be taken apart; `render` writes the settings of the parts that are left. */
export function drawnHome<P extends Part>(
  facts: Pick<DrawnHome, 'client' | 'seed'>,
  parts: readonly P[],
  render: (parts: readonly P[]) => Home['files'],
  placeOf: (parts: readonly P[]) => string,
): DrawnHome {
  const around = surroundings(parts);
  return {
    ...facts,
    parts: parts.map(({ label }) => label),
    home: { ...around, files: { ...around.files, ...render(parts) } },
    keys: keysOf(parts),
    place: placeOf(parts),
    movesKeys: facts.seed % 2 === 0,
    inSettings: () => parts.filter((part) => isPlainIn(part, Object.values(render([part])).join())).map(placeOfPart),
    without: (part) =>
      drawnHome(
        facts,
        parts.filter((_, at) => at !== part),
        render,
        placeOf,
      ),
  };
}

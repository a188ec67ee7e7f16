/** What a name stands for so far. */
type Meaning =
  | { readonly kind: 'value' }
  /** By its own header, or only by those of tables in it. */
  | { kind: 'header' | 'implied'; readonly names: Names }
  /** By dotted keys in this body. */
  | { readonly kind: 'dotted'; readonly body: object; readonly names: Names }
  | { readonly kind: 'entries'; readonly tables: Names[] };

type Names = Map<string, Meaning>;

/**
 * Which names of a TOML text are taken, and by what. It allows what is plainly right and no more: of the rest some is
 * right all the same, and another reader has to tell.
 */
export class TomlNames {
  readonly #names: Names;

  constructor(names: Names = new Map()) {
    this.#names = names;
  }

  /** Opens the table of a header `[path]`: its names, and its path with the numbers of tables; undefined if in doubt. */
  table(path: readonly string[]): { readonly names: TomlNames; readonly resolved: (string | number)[] } | undefined {
    return this.#open(path, (known) => {
      if (known === undefined) return { kind: 'header', names: new Map() };
      if (known.kind !== 'implied') return undefined;
      known.kind = 'header';
      return known;
    });
  }

  /** The same for a header `[[path]]`. */
  entry(path: readonly string[]): { readonly names: TomlNames; readonly resolved: (string | number)[] } | undefined {
    return this.#open(path, (known) => {
      if (known === undefined) return { kind: 'entries', tables: [new Map()] };
      if (known.kind === 'entries') known.tables.push(new Map());
      return known.kind === 'entries' ? known : undefined;
    });
  }

  /** Takes the name of a value in `body`; false if in doubt. */
  value(path: readonly string[], body: object): boolean {
    let names = this.#names;
    for (const [depth, name] of path.entries()) {
      const known = names.get(name);
      if (depth === path.length - 1) {
        names.set(name, { kind: 'value' });
        return known === undefined;
      }
      if (known !== undefined && (known.kind !== 'dotted' || known.body !== body)) return false;
      const next: Names = known?.names ?? new Map();
      if (!known) names.set(name, { kind: 'dotted', body, names: next });
      names = next;
    }
    return false;
  }

  #open(path: readonly string[], define: (known: Meaning | undefined) => Meaning | undefined) {
    const resolved: (string | number)[] = [];
    let names = this.#names;
    for (const [depth, name] of path.entries()) {
      const known = names.get(name);
      const isLast = depth === path.length - 1;
      const meaning = isLast ? define(known) : (known ?? { kind: 'implied' as const, names: new Map() });
      if (meaning === undefined || meaning.kind === 'value' || meaning.kind === 'dotted') return undefined;
      if (!known) names.set(name, meaning);
      resolved.push(name);
      if (meaning.kind === 'entries') resolved.push(meaning.tables.length - 1);
      names = meaning.kind === 'entries' ? (meaning.tables.at(-1) ?? names) : meaning.names;
    }
    return { names: new TomlNames(names), resolved };
  }
}

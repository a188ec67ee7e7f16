/** UTF-16 offsets in the text. */
export type Range = readonly [from: number, to: number];

// What the editor needs to know of a TOML text, in the words of toml-eslint-parser, whose tree is one of these.

export interface TomlTop {
  readonly type: 'TOMLTopLevelTable';
  /** In the order of the text: the pairs in front of the first header, then the headers. */
  readonly body: readonly (TomlPair | TomlSection)[];
}

/** A header with the pairs below it. */
export interface TomlSection {
  readonly type: 'TOMLTable';
  readonly kind: 'standard' | 'array';
  readonly range: Range;
  readonly key: TomlKey;
  /** With the number of the table after the name of an array of tables. */
  readonly resolvedKey: readonly (string | number)[];
  readonly body: readonly TomlPair[];
}

export interface TomlPair {
  readonly type: 'TOMLKeyValue';
  readonly range: Range;
  readonly key: TomlKey;
  readonly value: TomlContent;
  readonly parent: Body;
}

export interface TomlKey {
  readonly range: Range;
  readonly keys: readonly TomlKeyPart[];
}

export type TomlKeyPart =
  | { readonly type: 'TOMLBare'; readonly name: string }
  | { readonly type: 'TOMLQuoted'; readonly value: string };

export type TomlContent = TomlScalar | TomlArray | TomlInlineTable;

export interface TomlArray {
  readonly type: 'TOMLArray';
  readonly range: Range;
  readonly elements: readonly TomlContent[];
}

export interface TomlInlineTable {
  readonly type: 'TOMLInlineTable';
  readonly range: Range;
  readonly body: readonly TomlPair[];
}

export type TomlScalar = { readonly type: 'TOMLValue'; readonly range: Range } & (
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'integer'; readonly value: number; readonly bigint: bigint }
  | {
      readonly kind: 'offset-date-time' | 'local-date-time' | 'local-date' | 'local-time';
      readonly value: Date;
      readonly datetime: string;
    }
);

/** What holds key-value lines: the top of the file, a header table, an inline table. */
export type Body = TomlTop | TomlSection | TomlInlineTable;

export function namesOf(key: TomlKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}

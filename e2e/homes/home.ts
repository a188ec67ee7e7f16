/** A home as text, before it lies on a disk. `$HOME` in any text stands for its folder. */
export interface Home {
  /** By path below the home. */
  readonly files: Readonly<Record<string, string>>;
  /** Of the shell in which the client is started. */
  readonly variables: Readonly<Record<string, string>>;
  /** Programs of other tools: by name below `bin/`, what each prints; what begins with `#!` is the program itself. */
  readonly programs: Readonly<Record<string, string>>;
}

export function homeOf(parts: Partial<Home>): Home {
  return { files: {}, variables: {}, programs: {}, ...parts };
}

/** A home as a client finds it. */
export interface World {
  /** Absolute. */
  readonly home: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The text of a file, by its absolute path. */
  read(path: string): string | undefined;
  /** What a program prints, or undefined when it is not there or fails. */
  prints(command: string, args: readonly string[], input?: string): string | undefined;
}

/** A home in memory, as the model of a client sees it. */
export function worldOf(home: Home, folder = '/home/person'): World {
  const placed = (text: string) => text.replaceAll('$HOME', folder);
  const files = new Map(Object.entries(home.files).map(([path, text]) => [`${folder}/${path}`, placed(text)]));
  const programs = new Map(Object.entries(home.programs).map(([name, text]) => [name, text]));
  return {
    home: folder,
    variables: Object.fromEntries(Object.entries(home.variables).map(([name, text]) => [name, placed(text)])),
    read: (path) => files.get(path),
    prints: (command) => programs.get(command.replace(`${folder}/bin/`, '')),
  };
}

/**
 * The request with which a client answers a prompt, as far as its owner would notice a difference: where it goes, whose
 * account pays, what is asked for. What a client says of itself (agent, session, request id) is left out.
 */
export interface Sent {
  /** Of the API call, with the query (see `orderedUrl`). */
  readonly url: string;
  readonly model: string;
  /** By names in lower case: every header that the configuration decides. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of the body that the configuration decides: effort, limits. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Some clients put the parts of a query into any order: it is compared in this one. */
export function orderedUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  return query === undefined ? path : `${path}?${query.split('&').sort().join('&')}`;
}

export type Outcome =
  | { readonly kind: 'sends'; readonly sent: Sent }
  /** The client does not start, or ends without having sent anything. */
  | { readonly kind: 'refuses'; readonly why: string };

export function refuses(why: string): Outcome {
  return { kind: 'refuses', why };
}

/** Why a client refuses is said in its own words, which nobody compares. */
export function comparable(outcome: Outcome): unknown {
  return outcome.kind === 'refuses' ? { kind: 'refuses' } : outcome;
}

/** Ports that stand in the homes of the models and samples; where a real client is asked, those of real servers take their place. */
export const ports = [41001, 41002, 41003] as const;

import type { wires } from './wire.ts';

/** An option of a provider that only some clients know: a line of text, or several of them. */
export interface ClientOption {
  /** Its name in our own list of providers, and of its label in the messages: `editor.<name>`. */
  readonly name: string;
  readonly kind: 'line' | 'list';
  /** Characters of a line, and of each line of a list. */
  readonly longest: number;
  /** Entries of a list, at most. */
  readonly most?: number;
  /** Whether an entry may be without any text. */
  readonly isBlankAllowed?: true;
  /** What parts the entries of a list where they are typed; a line break asks for a taller field. */
  readonly between?: ',' | '\n';
  /** Values that the editor offers. */
  readonly offers?: readonly string[];
  /** As an option of `add` and `edit` in the terminal, in one word; its text there is `options.<name>`. */
  readonly flag: { readonly name: string; readonly value: string };
}

/** Where a program may look for authorities of certificates, besides those that it brings along: the system's store, variables. */
export type TrustSource = 'system' | 'SSL_CERT_FILE' | 'SSL_CERT_DIR' | 'CODEX_CA_CERTIFICATE' | 'NODE_EXTRA_CA_CERTS';

/**
 * What is known of a client without reading a byte, and what every face may know: plain data. It stands in the client's
 * folder as `facts.ts`; what reads, plans and asks stands beside it and is for `core/` alone.
 */
export interface ClientFacts {
  readonly id: string;
  readonly name: string;
  /** Where its maker tells what it is and how it is installed; https. */
  readonly productPage: string;
  /** How it gets onto a machine, as its own pages say. */
  readonly installCommand: string;
  /** The wires it can be pointed at, best first. */
  readonly wires: readonly (typeof wires)[number][];
  /** How the key can be handed over, safest first. */
  readonly deliveries: readonly ('keychain' | 'env' | 'file')[];
  /**
   * In which ways requests can carry the key, for each delivery, besides the way of the API format: in a header of any
   * name, in one with a word before the key, in the query of the address.
   */
  readonly carriers: Readonly<Record<'keychain' | 'env' | 'file', readonly ('header' | 'prefixed' | 'query')[]>>;
  /** How the names of its own variables begin: they can lead it to other files. */
  readonly variables: readonly string[];
  /** It has one entry of ours, which each switch rewrites, where others have one for each provider. */
  readonly hasOneEntry?: true;
  /** It can't ask for a key by itself: a plug-in that we write for it does. */
  readonly asksByPlugin?: true;
  /** It blocks an id for a while after a refusal, so a fresh start needs a new generation. */
  readonly blocksIds?: true;
  /** It has profiles, each of which can be switched by itself. */
  readonly hasProfiles?: true;
  /** It stores several logins, and can be told in which order to use them. */
  readonly ordersLogins?: { readonly example: string };
  /** It has titles and summaries written by a smaller model. */
  readonly usesSmallModel?: true;
  /** Where it looks for authorities of certificates, as far as that was measured. */
  readonly trust?: readonly TrustSource[];
  /** What has to be started anew before it sees a switch. */
  readonly restart: 'chat' | 'program' | 'gateway';
  /** Where its own installer puts the program, below the home; a desktop's PATH often leaves that out. */
  readonly programFolders?: readonly string[];
  readonly options: readonly ClientOption[];
}

/** What a vendor with a Responses API of its own does not take of what Codex sends. */
export type Picky = {
  readonly name: string;
  /** Whether null stands for a missing field. */
  readonly hasNulls: boolean;
  /** Whether the parameters of a tool may be a union at their root. */
  readonly hasRootUnions: boolean;
  /** Tools that it runs itself; all others become functions or are left out. */
  readonly hosted: readonly string[];
  /** Whether what it encrypted itself may come back; what others did never may. */
  readonly hasEncrypted: boolean;
  /** Whether a search of the web that is told again needs the list of its `queries`. */
  readonly needsQueries: boolean;
  /** Fields of the body that it refuses. */
  readonly unknownFields: readonly string[];
};

/** A file of another program as read from the disk. */
export interface LiveFile {
  /** The path as the client names it. */
  readonly path: string;
  /** Where the bytes really are, after following links by hand. */
  readonly target: string;
  /** null when there is no such file. */
  readonly bytes: Uint8Array | null;
  /** SHA-256 in hex of `bytes`; null when there is no such file. */
  readonly hash: string | null;
  /** `bytes` as UTF-8, byte order mark included; null when there is no such file. */
  readonly text: string | null;
  /** Permission bits, e.g. 0o644; null when there is no such file. */
  readonly mode: number | null;
  readonly isLink: boolean;
  /** More than one name leads to these bytes: replacing the file cuts the others loose, which is said. */
  readonly hasHardLinks: boolean;
}

/** A mutation that changes nothing anybody could see: no test can fail for it, and it counts for nothing. */
export type Equivalent = {
  readonly file: string;
  /** The line, without its indentation. */
  readonly line: string;
  readonly code: string;
  readonly becomes: string;
  readonly reason: string;
};

export const equivalents: readonly Equivalent[] = [
  {
    file: 'core/keychain/keychain-child.ts',
    line: "process.stdout.on('error', () => process.kill(process.pid, 'SIGKILL'));",
    code: "'SIGKILL'",
    becomes: "''",
    reason: 'Node takes an empty name for SIGTERM, and nothing in that process handles it.',
  },
];

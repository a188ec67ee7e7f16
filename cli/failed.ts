/** What was asked for is done, and a client does not start with its files. */
export const notStarting = 3;

/** Ends a command with its code where everything has been said already, e.g. what each of several providers failed at. */
export class Failed extends Error {
  readonly exitCode: number;

  constructor(exitCode = 1) {
    super();
    this.exitCode = exitCode;
  }
}

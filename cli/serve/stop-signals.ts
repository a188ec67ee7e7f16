interface Stops {
  /** Whether the end of standard input is one. */
  readonly withStdin: boolean;
  /** A line was entered. */
  onLine?(): void;
}

/** What ends a program that runs until it is told not to. A second signal finds no listener, and ends it at once. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function untilStopped({ withStdin, onLine }: Stops): Promise<void> {
  const { stdin } = process;
  const isReading = withStdin || onLine !== undefined;
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop);
      // What still listens to it would keep the process.
      if (isReading) stdin.off('data', take).off('end', stop).destroy();
      resolve();
    };
    const take = (chunk: Buffer): void => {
      if (chunk.includes(10)) onLine?.();
    };
    for (const signal of signals) process.on(signal, stop);
    if (isReading) stdin.on('data', take).on('error', stop);
    if (withStdin) stdin.on('end', stop);
  });
}

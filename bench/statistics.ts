/** The value below which `share` (0 to 1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('no samples');
  return value;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** One line of the result: what was measured against what, and how far it may go. */
export interface Ratio {
  readonly name: string;
  readonly ratio: number;
  readonly limit: number;
  readonly detail: string;
  /** What it is counted in, where it is no ratio: kB, ms, times. */
  readonly unit?: string;
}

export function ratioLine({ name, ratio, limit, detail, unit = 'x' }: Ratio): string {
  const verdict = ratio <= limit ? 'ok  ' : 'OVER';
  return `${verdict} ${ratio.toFixed(2)} ${unit} (at most ${limit}) ${name}  [${detail}]`;
}

import type { ProblemView } from '../../shared/problem-view.ts';
import type { Provider } from '../../shared/provider.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';

/** One thing that stands between a client and its choice. `id` is stable while it lasts. */
export type WarningPart = { readonly id: string } & (
  | { readonly kind: 'broken' }
  /** The client gets no key from our launcher. */
  | { readonly kind: 'launcher'; readonly problem: ProblemView }
  | { readonly kind: 'gap'; readonly gap: ClientView['gaps'][number] }
  | { readonly kind: 'legacy'; readonly legacy: ClientView['legacy'][number] }
  /** The current provider has no key, or one for another address (`isMoved`). */
  | { readonly kind: 'key'; readonly provider: Provider; readonly isMoved: boolean }
  | { readonly kind: 'shadow'; readonly shadow: ClientView['shadows'][number] }
  | { readonly kind: 'drift'; readonly keys: readonly string[]; readonly files: readonly string[] }
  | { readonly kind: 'plain-keys'; readonly count: number; readonly file: string }
  | { readonly kind: 'foreign' }
);

function plainKeysOf({ plainKeys }: ClientView): readonly WarningPart[] {
  const files = [...new Set(plainKeys.map(({ file }) => file))];
  return files.map((file) => ({
    id: `plain-keys ${file}`,
    kind: 'plain-keys',
    file,
    count: plainKeys.filter((key) => key.file === file).length,
  }));
}

function keyOf(current: ProviderView | undefined): readonly WarningPart[] {
  if (current?.key !== 'missing' && current?.key !== 'elsewhere') return [];
  return [{ id: 'key', kind: 'key', provider: current.provider, isMoved: current.key === 'elsewhere' }];
}

/** Worst first: what stops the client, what fails the next request, what misleads, what could be better. */
export function warningsOf(view: ClientView, current: ProviderView | undefined): readonly WarningPart[] {
  const legacy = view.legacy.map((one, index) => ({ id: `legacy ${index}`, kind: 'legacy' as const, legacy: one }));
  const { drift } = view;
  const key = keyOf(current);
  const isTold = (kind: string) => kind === 'key' && key.length > 0;
  const gaps = view.gaps
    .filter(({ kind }) => !isTold(kind))
    .map((gap, index) => ({ id: `gap ${gap.kind} ${index}`, kind: 'gap' as const, gap }));
  return [
    ...(view.problem ? [{ id: 'broken', kind: 'broken' as const }] : []),
    ...legacy.filter(({ legacy: { isFatal } }) => isFatal),
    ...(view.launcher ? [{ id: 'launcher', kind: 'launcher' as const, problem: view.launcher }] : []),
    ...gaps.filter(({ gap: { isFatal } }) => isFatal),
    ...key,
    ...gaps.filter(({ gap: { isFatal } }) => !isFatal),
    ...view.shadows.map((shadow, index) => ({ id: `shadow ${index}`, kind: 'shadow' as const, shadow })),
    ...(drift.kind === 'ours' ? [{ id: 'drift', kind: 'drift' as const, keys: drift.keys, files: drift.files }] : []),
    ...legacy.filter(({ legacy: { isFatal } }) => !isFatal),
    ...plainKeysOf(view),
    ...(view.isFound && view.current.kind === 'foreign' ? [{ id: 'foreign', kind: 'foreign' as const }] : []),
  ];
}

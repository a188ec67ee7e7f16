import { useEffect, useState } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { CandidateView } from '../../shared/views.ts';
import { useApi, useApp } from '../state/app-context.tsx';

export interface Candidates {
  /** What the live files hold; null while they are read. */
  readonly found: readonly CandidateView[] | null;
  readonly problem: Problem | null;
  readonly isImporting: boolean;
  /** How many were imported, once it was done. */
  readonly imported: number | null;
  importAll(): void;
}

/** What would be new in the list: known ones are there already, and some can't be imported. */
export function newOnes(candidates: readonly CandidateView[]): readonly CandidateView[] {
  return candidates.filter(({ provider, isKnown }) => provider !== undefined && !isKnown);
}

/** `onImported` hears of what was found when it was taken over. */
export function useCandidates(onImported?: (all: readonly CandidateView[]) => void): Candidates {
  const api = useApi();
  // A live file that was changed may hold others.
  const clients = useApp((state) => state.clients);
  const [found, setFound] = useState<readonly CandidateView[] | null>(null);
  const [imported, setImported] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isImporting, setImporting] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the clients' files changed
  useEffect(() => {
    let isWanted = true;
    void api['import.preview']().then((reply) => {
      if (!isWanted) return;
      if (reply.ok) setFound(reply.value);
      setProblem(reply.ok ? null : reply.problem);
    });
    return () => {
      isWanted = false;
    };
  }, [api, clients]);

  const importAll = async () => {
    setImporting(true);
    const reply = await api['import.apply']({});
    setImporting(false);
    setProblem(reply.ok ? null : reply.problem);
    if (!reply.ok) return;
    setImported(newOnes(reply.value).length);
    onImported?.(reply.value);
  };
  return { found, problem, isImporting, imported, importAll: () => void importAll() };
}

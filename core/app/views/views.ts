import { type ClientId, clientNames } from '../../../shared/client-id.ts';
import { causeOf } from '../../../shared/messages/problem-text.ts';
import { sentence } from '../../../shared/messages/words.ts';
import { redact, redactSource } from '../../../shared/redact.ts';
import { redactProblem } from '../../../shared/redact-problem.ts';
import { mapSentence } from '../../../shared/sentence.ts';
import type {
  AppliedView,
  CandidateView,
  ClientView,
  HistoryView,
  NoteView,
  PlanView,
  RemovalView,
  SettingsView,
} from '../../../shared/views.ts';
import type { Client, Note } from '../../clients/client.ts';
import type { Settings } from '../../settings/settings.ts';
import { summaryOf } from '../../switching/details.ts';
import { diffsOf } from '../../switching/diff.ts';
import type { Candidate } from '../../switching/import/candidate.ts';
import type { ClientStatus } from '../../switching/status.ts';
import type { HistoryEntry } from '../../switching/undo/history.ts';
import { type Verdict, withoutPromises } from '../../switching/verdict.ts';
import type { Applied, Planned } from '../acts/planned.ts';
import type { Removal } from '../removals/removal-store.ts';

// Domain values as every face may see them: the window's replies and the terminal's JSON are the same.

/** What others wrote (a live file, a program's answer) may hold a secret anywhere: every text of it is redacted. */
export function redactDeep<Value>(value: Value, knownKeys: readonly string[] = []): Value {
  if (typeof value === 'string') return redact(value, knownKeys) as Value;
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, knownKeys)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, redactDeep(item, knownKeys)]);
  return Object.fromEntries(entries) as Value;
}

export const toProblemView = redactProblem;

export function toNotes(notes: readonly Note[]): NoteView[] {
  return notes.map(({ kind, message }) => ({ kind, message: mapSentence(message, (text) => redact(text)) }));
}

export function toPlanView({ plan, subject }: Planned): PlanView {
  return {
    plan: plan.id,
    kind: plan.kind,
    client: plan.client,
    ...subject,
    summary: mapSentence(summaryOf(plan.details), redactSource),
    files: diffsOf(plan).map(({ hunks, ...file }) => ({
      ...file,
      hunks: hunks.map(({ header, lines }) => ({ header, lines: [...lines] })),
    })),
    notes: toNotes(plan.notes),
  };
}

export function toAppliedView({ plan, subject, receipt, notes, verdict }: Applied): AppliedView {
  return {
    kind: plan.kind,
    client: plan.client,
    ...subject,
    summary: mapSentence(summaryOf(plan.details), redactSource),
    ...(receipt && { receipt: receipt.id }),
    notes: toNotes(withVerdict(notes, verdict, plan.installation.client)),
  };
}

/** Nothing is promised of a client that does not start, or that has not said yet whether it does. */
function withVerdict(notes: readonly Note[], { kind, problems, isOpen }: Verdict, id: ClientId): readonly Note[] {
  const isSaid = notes.some(({ message }) => message.text === 'notes.refused-before');
  const warnings = isSaid ? [] : problems.map((problem): Note => ({ kind: 'warning', message: causeOf(problem) }));
  if (kind === 'refuses') return [...withoutPromises(notes), ...warnings];
  if (!isOpen) return notes;
  const message = sentence('notes.being-asked', { client: clientNames[id] });
  return [...notes.filter((note) => note.kind !== 'live'), { kind: 'info', message }];
}

export function toHistoryView({ files, summary, ...entry }: HistoryEntry): HistoryView {
  return { ...entry, summary: mapSentence(summary, (text) => redact(text)), files: [...files] };
}

/** A copy all through: nobody outside gets hold of the engine's own values. */
export function toClientView(status: ClientStatus, { wires, deliveries, installCommand }: Client): ClientView {
  return redactDeep(structuredClone({ ...status, wires, deliveries, installCommand })) as ClientView;
}

export function toCandidateView({ problem, key, provider, remarks, ...candidate }: Candidate): CandidateView {
  return redactDeep({
    ...candidate,
    ...(provider && { provider }),
    key: { ...key },
    ...(problem && { problem: toProblemView(problem) }),
    remarks: [...remarks],
  });
}

export function toRemovalView({ removal, provider, until }: Removal): RemovalView {
  return { removal, name: provider.name, until };
}

export function toSettingsView(settings: Settings): SettingsView {
  return { ...settings, told: [...settings.told] };
}

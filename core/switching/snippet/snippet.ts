import type { ClientId } from '../../../shared/client-id.ts';
import type { ProviderDraft } from '../../../shared/draft.ts';
import { causeOf } from '../../../shared/messages/problem-text.ts';
import { problemOf, sentence } from '../../../shared/messages/words.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { redactProblem } from '../../../shared/redact-problem.ts';
import type { SnippetView } from '../../../shared/views.ts';
import { findClient } from '../../clients/clients.ts';
import { readDocument } from '../../documents/document.ts';
import type { Document } from '../../documents/edit.ts';
import { checkDraft, toProvider } from '../../providers/draft.ts';
import { diffFile } from '../diff.ts';
import type { Engine } from '../engine.ts';
import { toEditedDraft } from './draft.ts';
import { assertNoSecret, assertPlanned, type ByHand, handEdits, refusedEdit } from './edits.ts';
import { linesOf, liveChange, type ProviderTarget, toTarget } from './lines.ts';

/**
 * The lines that `client` would get for `provider`, and how much of its live file they change. Both are the client's own
 * plan, so they can't differ from a switch. Throws what a switch would throw.
 */
export async function showSnippet(engine: Engine, provider: Provider, client: ClientId): Promise<SnippetView> {
  const adapter = await findClient(client);
  const target = await toTarget(engine, adapter, provider);
  const state = await engine.read.state(adapter);
  const { text, syntax } = linesOf(adapter, state, target);
  const { path, before, after } = await liveChange(adapter, state, target);
  const { added, removed, lines } = diffFile(path, before, after);
  return {
    file: path,
    syntax: syntax === 'toml' ? 'toml' : 'json',
    text: text.endsWith('\n') ? text : `${text}\n`,
    added,
    removed,
    lines,
  };
}

/**
 * The draft that such lines stand for after an edit by hand. Whatever was changed must be what a plan for the draft would
 * write. Throws, with line and column in `text`: `snippet-broken` for what does not parse, `snippet-refused` for values that no
 * provider can have, and the problems of `edits.ts` for what no provider sets and for keys, which never stand in a file.
 */
export async function readSnippet(
  engine: Engine,
  provider: Provider,
  client: ClientId,
  text: string,
): Promise<ProviderDraft> {
  const adapter = await findClient(client);
  const target = await toTarget(engine, adapter, provider);
  const state = await engine.read.state(adapter);
  const before = linesOf(adapter, state, target);
  const document = readLines(text, before, state.main.file.path);
  const hand: ByHand = {
    file: state.main.file.path,
    document,
    before: before.value,
    edits: handEdits(before.value, document.value ?? {}),
  };
  assertNoSecret(hand);
  const draft = toEditedDraft(
    provider,
    target,
    adapter.readBack(before, target),
    adapter.readBack(document, target),
    client,
  );
  const cleaned = cleanProvider(hand, provider, draft);
  assertPlanned(
    hand,
    await replanned(hand, async () => {
      const after = asTyped(await toTarget(engine, adapter, cleaned), draft);
      return linesOf(adapter, state, after).value;
    }),
  );
  return draft;
}

function readLines(text: string, { syntax }: Document, file: string): Document {
  try {
    return readDocument(text, syntax, 'The text');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What is broken may be a pasted key.
    const { values, where, ...problem } = redactProblem(error.problem);
    const cause = causeOf({ ...problem, values: { ...values, file: sentence('documents.the-text') } });
    const isBroken = problem.code === 'file-broken';
    throw new AppError(isBroken ? problemOf('snippet-broken', { cause }) : problemOf('snippet-refused', { cause }), {
      where: { line: 1, column: 1, ...where, file },
    });
  }
}

/**
 * The provider to plan for: the base URL may have been typed with a slash too much. Throws `snippet-refused` for what no
 * provider can have.
 */
function cleanProvider(hand: ByHand, provider: Provider, draft: ProviderDraft): Provider {
  const typed = draft.endpoints[draft.wire] ?? '';
  const { draft: clean, issues } = checkDraft(draft, { before: provider });
  const [issue] = URL.canParse(typed) ? issues : [{ problem: problemOf('snippet-no-base-url') }];
  if (!issue) return toProvider(clean, provider.id);
  const place = hand.edits.find(({ after }) => after === typed) ?? hand.edits[0];
  throw refusedEdit(hand, place?.path ?? [], problemOf('snippet-refused', { cause: causeOf(issue.problem) }));
}

/** What keeps a client from taking the new draft is a fault of the edit: the draft before it had lines. */
async function replanned(hand: ByHand, plan: () => Promise<unknown>): Promise<unknown> {
  try {
    return await plan();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const cause = causeOf(redactProblem(error.problem));
    throw refusedEdit(hand, hand.edits[0]?.path ?? [], problemOf('snippet-refused', { cause }));
  }
}

/** What was typed is compared, not what would be stored once it is cleaned. */
function asTyped(target: ProviderTarget, { keyIn: _, ...draft }: ProviderDraft): ProviderTarget {
  return {
    ...target,
    provider: { ...target.provider, ...draft },
    baseUrl: draft.endpoints[target.wire] ?? target.baseUrl,
    model: draft.model ?? target.model,
  };
}

import { assertKeyIsSafeAt, BaseUrlError, cleanBaseUrl, holdsSecret } from '../../shared/base-url.ts';
import type { DraftIssue, ProviderDraft } from '../../shared/draft.ts';
import { problemOf } from '../../shared/messages/words.ts';
import type { Wire } from '../../shared/provider.ts';
import { isSecretPair, redact } from '../../shared/redact.ts';
import { redactProblem } from '../../shared/redact-problem.ts';
import { wires } from '../../shared/wire.ts';
import type { Checked, CheckedUrl, DraftBefore } from './draft-checked.ts';
import { chooseAddresses } from './draft-preset.ts';
import { holdsKey } from './draft-text.ts';

/** The address without what nobody may see of it; what is no address may be a key itself. */
function withoutSecrets(pasted: string): string {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(pasted) ? pasted : `https://${pasted}`);
    url.username = '';
    url.password = '';
    for (const [name, value] of [...url.searchParams]) if (isSecretPair(name, value)) url.searchParams.delete(name);
    const rest = url.href.replace(/\/$/, '');
    return redact(rest) === rest ? rest : '';
  } catch {
    return ''; // No address at all: nothing of it is worth keeping beside a key.
  }
}

function toIssue(error: unknown): DraftIssue {
  if (!(error instanceof BaseUrlError)) throw error;
  return { field: 'baseUrl', code: error.fault, problem: redactProblem(error.problem) };
}

function checkUrl(wire: Wire, typed: string, needsKey: boolean): CheckedUrl {
  const pasted = typed.trim();
  try {
    const clean = cleanBaseUrl(pasted);
    if (holdsSecret(clean)) return { wire, text: withoutSecrets(pasted), issues: [holdsKey('baseUrl')] };
    if (needsKey) assertKeyIsSafeAt(clean.baseUrl);
    return { wire, text: clean.baseUrl, clean, issues: [] };
  } catch (error) {
    const issue = toIssue(error);
    const isSafe = issue.code !== 'holds-login' && redact(pasted) === pasted;
    return {
      wire,
      text: isSafe ? pasted : withoutSecrets(pasted),
      issues: [isSafe ? issue : { ...issue, ...(issue.code !== 'holds-login' && holdsKey('baseUrl')) }],
    };
  }
}

function originOfText(text: string): string | undefined {
  try {
    return new URL(text).origin;
  } catch {
    return undefined; // Said as an issue of its own.
  }
}

/** Addresses that nobody typed: they go when the typed one leads elsewhere. */
function isUntouched(wire: Wire, text: string, { before, preset }: DraftBefore): boolean {
  return text === before?.endpoints[wire] || text === preset?.endpoints[wire]?.replace(/\/+$/, '');
}

/** Cleans the addresses, one for each wire, all of one origin: a key belongs to one origin. */
export function checkEndpoints(draft: ProviderDraft, known: DraftBefore): Checked {
  const typed = wires.flatMap((wire) => {
    const text = draft.endpoints[wire];
    return text === undefined || text.trim() === '' ? [] : [{ wire, text }];
  });
  const chosen = typed.find(({ wire }) => wire === draft.wire)?.text.trim() ?? '';
  const isMoved = chosen !== '' && !isUntouched(draft.wire, chosen, known);
  const origin = originOfText(checkUrl(draft.wire, chosen, false).text);
  const kept = typed.filter(
    ({ wire, text }) =>
      wire === draft.wire || !isMoved || originOfText(text) === origin || !isUntouched(wire, text.trim(), known),
  );
  const all = kept.map(({ wire, text }) => checkUrl(wire, text, draft.needsKey));
  const { checked, wire } = chooseAddresses(all, draft, known);
  const query = Object.assign({}, ...checked.map(({ clean }) => clean?.queryParams ?? {}));
  return {
    draft: {
      ...draft,
      wire,
      endpoints: Object.fromEntries(checked.map((one) => [one.wire, one.text])),
      queryParams: { ...query, ...draft.queryParams },
    },
    mended: checked.flatMap(({ clean }) => clean?.remarks ?? []),
    issues: [...checked.flatMap(({ issues }) => issues), ...wholeIssues(checked, wire)],
  };
}

function wholeIssues(checked: readonly CheckedUrl[], wire: Wire): readonly DraftIssue[] {
  if (checked.length === 0)
    return [{ field: 'baseUrl', code: 'required', problem: problemOf('draft-base-url-missing') }];
  const issues: DraftIssue[] = [];
  if (!checked.some((one) => one.wire === wire))
    issues.push({ field: 'wire', code: 'required', problem: problemOf('draft-wire-without-url') });
  const origins = new Set(checked.flatMap(({ clean }) => (clean ? [new URL(clean.baseUrl).origin] : [])));
  if (origins.size > 1)
    issues.push({
      field: 'baseUrl',
      code: 'other-origin',
      problem: problemOf('draft-other-origin'),
    });
  return issues;
}

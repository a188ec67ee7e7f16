import type { DraftIssue, ProviderDraft } from '../../shared/draft.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { isSecretPair } from '../../shared/redact.ts';
import type { Checked } from './draft-checked.ts';
import { holdsKey, lineIssue } from './draft-text.ts';

const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
const queryName = /^[A-Za-z0-9_.~-]{1,100}$/;

type Pairs = Readonly<Record<string, string>>;

interface Rules {
  readonly field: 'headers' | 'queryParams';
  readonly name: RegExp;
  readonly max: number;
}

function checkPair(rules: Rules, name: string, value: string): { pair?: [string, string]; issue?: DraftIssue } {
  const { field, max } = rules;
  // A name alone can be a key that was pasted into the wrong box.
  if (isSecretPair('name', name)) return { issue: holdsKey(field) };
  if (value === '')
    return {
      pair: [name, ''],
      issue: { field, code: 'required', problem: problemOf('draft-value-missing', { name }) },
    };
  if (isSecretPair(name, value)) return { pair: [name, ''], issue: holdsKey(field) };
  const issue: DraftIssue | undefined = rules.name.test(name)
    ? lineIssue(field, value, max)
    : { field, code: 'bad-name', problem: problemOf('draft-pair-name') };
  return { pair: [name, value], ...(issue && { issue }) };
}

function checkPairs(rules: Rules, pairs: Pairs): { pairs: Record<string, string>; issues: readonly DraftIssue[] } {
  const checked = Object.entries(pairs)
    .map(([name, value]) => [name.trim(), value.trim()] as const)
    .filter(([name, value]) => name !== '' || value !== '')
    .map(([name, value]) => checkPair(rules, name, value));
  return {
    pairs: Object.fromEntries(checked.flatMap(({ pair }) => (pair ? [pair] : []))),
    issues: checked.flatMap(({ issue }) => issue ?? []),
  };
}

export function checkHeaders(draft: ProviderDraft): Checked {
  const { pairs, issues } = checkPairs({ field: 'headers', name: headerName, max: 4000 }, draft.headers);
  return { draft: { ...draft, headers: pairs }, mended: [], issues };
}

export function checkQuery(draft: ProviderDraft): Checked {
  const { pairs, issues } = checkPairs({ field: 'queryParams', name: queryName, max: 1000 }, draft.queryParams);
  return { draft: { ...draft, queryParams: pairs }, mended: [], issues };
}

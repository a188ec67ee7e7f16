import type { Sentence } from './sentence.ts';
import type { TestView } from './test-view.ts';

interface Found {
  readonly kind: TestView['kind'];
  readonly status?: number | undefined;
  readonly model?: string | undefined;
}

/** What a finding says at length: the cause and the way out, the same for every face. `host`: with its port. */
export function findingText(
  { kind, status, model }: Found,
  { name, host }: { readonly name: string; readonly host: string },
): Sentence {
  const values = { name, host, status: status === undefined ? '–' : String(status), model: model ?? '–' };
  return { text: `findings.long.${kind}`, values };
}

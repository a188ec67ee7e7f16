import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { clientIds } from '../../../shared/client-id.ts';
import { AppError } from '../../../shared/problem.ts';
import { Provider } from '../../../shared/provider.ts';
import { toDraft } from '../../../shared/provider-draft.ts';
import { redact } from '../../../shared/redact.ts';
import { checkDraft, toProvider } from '../../providers/draft.ts';
import { readSnippet, showSnippet } from './snippet.ts';

const word = fc.stringMatching(/^[A-Za-z0-9'"\\#=[\]{}./ äé日-]{1,20}$/).map((text) => `a${text}b`);
const name = fc.stringMatching(/^X-[A-Za-z0-9-]{1,10}$/);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const model = fc.record(
  {
    id: word,
    name: word,
    context: fc.integer({ min: 1, max: 9_000_000 }),
    output: fc.integer({ min: 1, max: 90_000 }),
  },
  { requiredKeys: ['id'] },
);

const providers = fc
  .record({
    name: word,
    wire: fc.constantFrom('responses', 'chat'),
    model: maybe(word),
    smallModel: maybe(word),
    models: fc.uniqueArray(model, { selector: ({ id }) => id, maxLength: 4 }),
    headers: fc.dictionary(name, word, { maxKeys: 3 }),
    queryParams: fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), word, { maxKeys: 3 }),
    needsKey: fc.boolean(),
    env: maybe(fc.stringMatching(/^[A-Z_]{1,10}$/)),
    effort: maybe(fc.constantFrom('low', 'high')),
    variants: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 3 }),
  })
  .map(({ effort, variants, ...rest }) =>
    Provider.safeParse({
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      id: 'acme',
      endpoints: { responses: 'https://acme.example/v1', chat: 'https://acme.example/v1' },
      options: {
        ...(effort && { codex: { effort }, opencode: { effort, ...(variants.length > 0 && { variants }) } }),
      },
    }),
  )
  .filter((parsed) => parsed.success)
  .map(({ data }) => data as Provider)
  // What can't be stored is never shown.
  .filter((provider) => checkDraft(toDraft(provider)).issues.length === 0)
  .filter((provider) => redact(JSON.stringify(provider)) === JSON.stringify(provider));

/** What a client can't take has no lines. */
async function shown(
  engine: Awaited<ReturnType<typeof testEngine>>,
  provider: Provider,
  client: (typeof clientIds)[number],
) {
  try {
    return (await showSnippet(engine, provider, client)).text;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

describe.each(clientIds)('%s', (client) => {
  it('reads what it shows as the same draft, whatever the provider is called and holds', async () => {
    const engine = await testEngine(testEnvironment());
    let count = 0;
    await fc.assert(
      fc.asyncProperty(providers, async (provider) => {
        const text = await shown(engine, provider, client);
        if (text === undefined) return;
        count += 1;
        expect(await readSnippet(engine, provider, client, text)).toEqual(toDraft(provider));
      }),
      { numRuns: 60 },
    );
    expect(count).toBeGreaterThan(10);
  });

  it('takes any edit or says why not, and a draft that it gives shows the edit again', async () => {
    const engine = await testEngine(testEnvironment());
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        providers,
        fc.nat(),
        fc.nat(12),
        fc.string({ maxLength: 6 }),
        async (provider, at, cut, more) => {
          const text = await shown(engine, provider, client);
          if (text === undefined) return;
          const from = at % text.length;
          const edited = text.slice(0, from) + more + text.slice(from + cut);
          let draft: Awaited<ReturnType<typeof readSnippet>>;
          try {
            draft = await readSnippet(engine, provider, client, edited);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect([
              'snippet-broken',
              'snippet-refused',
              'snippet-holds-key',
              'snippet-always-written',
              'snippet-never-written',
              'snippet-follows',
            ]).toContain(error.problem.code);
            return;
          }
          taken += 1;
          const check = checkDraft(draft, { before: provider });
          expect(check.issues).toEqual([]);
          const after = toProvider(check.draft, provider.id);
          const { text: again } = await showSnippet(engine, after, client);
          expect(await readSnippet(engine, after, client, again)).toEqual(toDraft(after));
        },
      ),
      { numRuns: 80 },
    );
    expect(taken).toBeGreaterThan(0);
  });
});

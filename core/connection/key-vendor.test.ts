import { describe, expect, it } from 'vitest';
import { byPath, list, streams } from '../../e2e/support/scripted-reply.ts';
import { ask, serve } from '../../e2e/support/tested-provider.ts';
import { otherVendorOf } from './key-vendor.ts';

const more = { model: 'model-1' };
const refused = { status: 401, body: { error: { message: 'Invalid token' } } };

describe('a key that begins like those of a vendor', () => {
  it.each([
    ['sk-ant-api03-0001', 'relay.example', 'Anthropic'],
    ['sk-ant-api03-0001', 'api.anthropic.com', undefined],
    ['sk-ant-api03-0001', 'notanthropic.com', 'Anthropic'],
    ['sk-or-v1-0001', 'api.openai.com', 'OpenRouter'],
    ['sk-0001', 'api.openai.com', undefined],
  ])('%s at %s is one of %s', (key, host, vendor) => {
    expect(otherVendorOf(key, host)).toBe(vendor);
  });

  it('is named with that vendor where it is refused', async () => {
    const { origin } = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': refused }));
    expect(await ask(origin, { key: 'sk-or-v1-0123456789abcdef', more })).toMatchObject({
      kind: 'key-of-other',
      status: 401,
      detail: { text: 'tests.key-of-other', values: { vendor: 'OpenRouter', host: '127.0.0.1' } },
    });
    expect(await ask(origin, { more })).toMatchObject({ kind: 'key-refused', detail: 'Invalid token' });
  });

  it('is good where it is taken: gateways pass keys on', async () => {
    const { origin } = await serve(byPath({ '/v1/models': list, '/v1/chat/completions': streams.chat }));
    expect(await ask(origin, { key: 'sk-or-v1-0123456789abcdef', more })).toMatchObject({ kind: 'good' });
  });
});

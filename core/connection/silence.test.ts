import { describe, expect, it } from 'vitest';
import { english } from '../../e2e/support/english.ts';
import { failureOf } from './silence.ts';

const url = new URL('https://acme.example/v1/models');

function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('in words'), { code }) });
}

describe('why there is no answer', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'certificate', 'The certificate has expired (CERT_HAS_EXPIRED).'],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'certificate',
      'The certificate is for another host (ERR_TLS_CERT_ALTNAME_INVALID).',
    ],
    ['CERT_SIGNATURE_FAILURE', 'certificate', 'CERT_SIGNATURE_FAILURE'],
    ['ENOTFOUND', 'unreachable', 'The name acme.example cannot be looked up from here.'],
    ['EAI_AGAIN', 'unreachable', 'The address of acme.example cannot be looked up now; is the network up?'],
    ['ECONNREFUSED', 'unreachable', 'acme.example refuses connections.'],
    ['ECONNRESET', 'unreachable', 'The connection was cut off.'],
    ['ENETUNREACH', 'unreachable', 'There is no way to acme.example from here; is the network up?'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', undefined],
    ['ETIMEDOUT', 'timeout', undefined],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'unreachable',
      'No encrypted connection to acme.example could be made (ERR_SSL_WRONG_VERSION_NUMBER).',
    ],
    ['EWHATEVER', 'unreachable', 'in words (EWHATEVER)'],
  ])('%s', (code, kind, detail) => {
    const found = failureOf(failed(code), url);
    expect(found).toMatchObject({ kind });
    expect(found.detail && english(found.detail)).toBe(detail);
  });

  it('takes the first of several addresses that all fail', () => {
    const cause = new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]);
    expect(failureOf(new TypeError('fetch failed', { cause }), url).detail).toEqual({
      text: 'tests.network.refused',
      values: { host: 'acme.example' },
    });
  });

  it('never throws', () => {
    for (const error of [undefined, null, 'x', new Error(''), new AggregateError([]), { cause: 1 }])
      expect(failureOf(error, url).kind).toBe('unreachable');
  });
});

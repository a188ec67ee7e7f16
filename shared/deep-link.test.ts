import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishProblem } from '../e2e/support/english.ts';
import { parseLink } from './deep-link.ts';
import { AppError } from './problem.ts';
import { wires } from './wire.ts';

const key = 'sk-of-a-link-123456789';

function linkOf(fields: Readonly<Record<string, string>>, ...more: readonly (readonly [string, string])[]): string {
  return `switchyard://add?${new URLSearchParams([...Object.entries(fields), ...more].map(([name, value]): [string, string] => [name, value]))}`;
}

function refusalOf(link: string): string {
  try {
    parseLink(link);
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'link-refused') return englishProblem(error.problem).cause;
    throw error;
  }
  throw new Error('it went through');
}

const baseUrl = 'https://relay.example/v1';

describe('a link that is taken', () => {
  it('says every field of the draft, and the key beside it', () => {
    const link = linkOf(
      { name: 'My relay', baseUrl, wire: 'chat', model: 'vendor/model-1', key },
      ['query', 'api-version=2026-01-01'],
      ['query', 'team=blue=green'],
    );
    expect(parseLink(link)).toEqual({
      draft: {
        name: 'My relay',
        endpoints: { chat: baseUrl },
        wire: 'chat',
        model: 'vendor/model-1',
        models: [],
        headers: {},
        queryParams: { 'api-version': '2026-01-01', team: 'blue=green' },
        needsKey: true,
        options: {},
      },
      address: baseUrl,
      isWireSaid: true,
      keyRemarks: [],
      key,
    });
  });

  it('needs the base URL only: the name is its host, the wire the best one', () => {
    expect(parseLink(linkOf({ baseUrl })).draft).toMatchObject({ name: 'relay.example', wire: 'responses' });
  });

  it('takes the key out of what was pasted along, and says so', () => {
    const { key: taken, keyRemarks } = parseLink(linkOf({ baseUrl, key: `Bearer "${key}"` }));
    expect(taken).toBe(key);
    expect(keyRemarks).toHaveLength(2);
  });

  it('takes the wire from a pasted route, and cuts the route off', () => {
    const { draft } = parseLink(linkOf({ baseUrl: `${baseUrl}/chat/completions` }));
    expect(draft).toMatchObject({ wire: 'chat', endpoints: { chat: baseUrl } });
  });

  it.each(['http://localhost:11434/v1', 'http://192.168.1.5/v1'])('wants no key for %s', (local) => {
    expect(parseLink(linkOf({ baseUrl: local })).draft.needsKey).toBe(false);
  });

  it('shows a look-alike host as what it is', () => {
    const { draft } = parseLink(linkOf({ baseUrl: 'https://оpenrouter.ai/api/v1' }));
    expect(draft.endpoints.responses).toBe('https://xn--penrouter-z2h.ai/api/v1');
  });

  it('gives back what was put in, whatever it is', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._:-]{0,40}[A-Za-z0-9]$/);
    fc.assert(
      fc.property(plain, plain, fc.constantFrom(...wires), (name, model, wire) => {
        fc.pre(![name, model].some((text) => /key|token|secret|bearer|basic|[:\\]/i.test(text)));
        const { draft } = parseLink(linkOf({ name, model, wire, baseUrl }));
        expect([draft.name, draft.model, draft.wire]).toEqual([name, model, wire]);
      }),
    );
  });
});

describe('I one bad field refuses the whole link', () => {
  it.each([
    ['a command', linkOf({ baseUrl, command: 'sh' })],
    ['a variable', linkOf({ baseUrl, env: 'HOME' })],
    ['headers', linkOf({ baseUrl, header: 'X-Team: tools' })],
    ['headers', linkOf({ baseUrl, Headers: '{}' })],
    ['a path', linkOf({ baseUrl, file: '/etc/passwd' })],
    ['unknown field', linkOf({ baseUrl, autoSwitch: 'true' })],
    ['unknown field', linkOf({ baseUrl, BaseUrl: baseUrl })],
    ['unknown field', linkOf({ baseUrl, ['__proto__']: 'x' })],
    ['unknown field', linkOf({ baseUrl, constructor: 'x' })],
    ['"name" twice', linkOf({ baseUrl, name: 'a' }, ['name', 'b'])],
    ['"baseUrl" twice', linkOf({ baseUrl }, ['baseUrl', 'https://other.example'])],
    ['nothing for "name"', linkOf({ baseUrl, name: ' ' })],
    ['names no base URL', linkOf({ name: 'x' })],
    ['not http', linkOf({ baseUrl: 'ftp://relay.example' })],
    ['not http', linkOf({ baseUrl: 'javascript:alert(1)' })],
    ['not http', linkOf({ baseUrl: 'relay.example' })],
    ['cannot be used', linkOf({ baseUrl: 'https://user:pass@relay.example' })],
    ['cannot be used', linkOf({ baseUrl: 'https://' })],
    ['outside of the field "key"', linkOf({ baseUrl: `https://relay.example/${key}/v1` })],
    ['outside of the field "key"', linkOf({ baseUrl: `https://relay.example/v1?api_key=${key}` })],
    ['outside of the field "key"', linkOf({ baseUrl, name: key })],
    ['outside of the field "key"', linkOf({ baseUrl, model: key })],
    ['outside of the field "key"', linkOf({ baseUrl }, ['query', 'token=abc'])],
    ['outside of the field "key"', linkOf({ baseUrl }, ['query', `x=${key}`])],
    ['not NAME=VALUE', linkOf({ baseUrl }, ['query', 'x'])],
    ['odd name', linkOf({ baseUrl }, ['query', 'a b=1'])],
    ['odd name', linkOf({ baseUrl }, ['query', '__proto__=x'])],
    ['twice', linkOf({ baseUrl }, ['query', 'a=1'], ['query', 'a=2'])],
    ['twice', linkOf({ baseUrl: `${baseUrl}?a=1` }, ['query', 'a=2'])],
    ['a wire other', linkOf({ baseUrl, wire: 'gemini' })],
    ['a wire other', linkOf({ baseUrl, wire: 'constructor' })],
    ['no request could carry', linkOf({ baseUrl, key: 'two words' })],
    ['no request could carry', linkOf({ baseUrl, key: 'schlüssel' })],
    ['a placeholder', linkOf({ baseUrl, name: '{file:~/.ssh/id_ed25519}' })],
    ['a placeholder', linkOf({ baseUrl, model: '{env:HOME}' })],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this very text is refused
    ['a placeholder', linkOf({ baseUrl }, ['query', 'a=${HOME}'])],
    ['a path', linkOf({ baseUrl, name: '/etc/passwd' })],
    ['a path', linkOf({ baseUrl, model: 'C:\\x' })],
    ['too long', linkOf({ baseUrl, name: 'x'.repeat(101) })],
    ['longer than 8 kB', linkOf({ baseUrl, name: 'x'.repeat(8200) })],
    ['cannot be seen', linkOf({ baseUrl, name: 'a\u202eb' })],
    ['cannot be seen', linkOf({ baseUrl, name: 'a\u200bb' })],
    ['cannot be seen', linkOf({ baseUrl, name: 'a\nb' })],
    ['cannot be seen', linkOf({ baseUrl, name: 'a\u001b[2Jb' })],
    ['cannot be seen', linkOf({ baseUrl, 'na\u0000me': 'b' })],
    ['cannot be seen', `${linkOf({ baseUrl })}&na\nme=x`],
    ['cannot be seen', `${linkOf({ baseUrl })}&name=%ff`],
    ['encoded', `${linkOf({ baseUrl })}&name=%zz`],
    ['other than to add', 'switchyard://use?provider=x'],
    ['other than to add', `switchyard://ADD?baseUrl=${baseUrl}`],
    ['other than to add', `switchyard://add/../use?baseUrl=${baseUrl}`],
    ['other than to add', `switchyard://add/x?baseUrl=${baseUrl}`],
    ['other than to add', `switchyard://me@add?baseUrl=${baseUrl}`],
    ['other than to add', `switchyard://add:80?baseUrl=${baseUrl}`],
    ['other than to add', `switchyard:add?baseUrl=${baseUrl}`],
    ['other than to add', `${linkOf({ baseUrl })}#more`],
    ['not for Switchyard', `https://add?baseUrl=${baseUrl}`],
    ['no address', 'switchyard'],
    ['no address', ''],
  ])('says so: %s', (reason, link) => expect(refusalOf(link)).toContain(reason));

  it('refuses a good link with any further field', () => {
    const known = ['name', 'baseUrl', 'wire', 'model', 'key', 'query'];
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        fc.pre(!known.includes(name));
        expect(refusalOf(linkOf({ baseUrl, name: 'x', wire: 'chat', model: 'm', key }, [name, value]))).not.toBe('');
      }),
    );
  });

  it('never says the key in a refusal', () => {
    fc.assert(
      fc.property(fc.constantFrom('name', 'baseUrl', 'wire', 'model', 'query', 'other', key), (field) => {
        expect(refusalOf(linkOf({ [field]: `${key} ${key}`, key }))).not.toContain(key);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { testDraft } from '../../e2e/support/test-app.ts';
import type { ProviderDraft } from '../../shared/draft.ts';
import { isTemplate, presetCatalogue } from '../../shared/preset.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { checkDraft, toCheckedProvider } from './draft.ts';

const found = (more: Partial<ProviderDraft>) =>
  checkDraft(testDraft(more)).issues.map(({ field, code }) => `${field} ${code}`);
const url = (text: string) => ({ endpoints: { responses: text } });

describe('checking a draft', () => {
  it.each<[Partial<ProviderDraft>, readonly string[]]>([
    [{}, []],
    [{ name: '  ' }, ['name required']],
    [{ name: 'x'.repeat(101) }, ['name too-long']],
    [{ name: 'a\u001b[31m' }, ['name control-character']],
    [{ model: 'a\nb' }, ['model control-character']],
    [{ smallModel: 'x'.repeat(201) }, ['smallModel too-long']],
    [{ env: 'NOT A NAME' }, ['env bad-name']],
    [{ endpoints: {} }, ['baseUrl required']],
    [url(' '), ['baseUrl required']],
    [url('ftp://relay.example'), ['baseUrl not-an-address']],
    [url('https://relay example/v1'), ['baseUrl not-an-address']],
    [url('https://YOUR-HOST/v1'), ['baseUrl placeholder']],
    [url('https://me:word@relay.example/v1'), ['baseUrl holds-login']],
    [url('https://relay.example/v1?api_key=abc'), ['baseUrl holds-key']],
    [url('https://relay.example/sk-abcdefghijklmnop/v1'), ['baseUrl holds-key']],
    [url('sk-abcdefghijklmnop'), ['baseUrl holds-key']],
    [url('http://relay.example/v1'), ['baseUrl not-encrypted']],
    [{ ...url('http://relay.example/v1'), needsKey: false }, []],
    [url('http://127.0.0.1:11434/v1'), []],
    [{ endpoints: { responses: 'https://a.example', chat: 'https://b.example' } }, ['baseUrl other-origin']],
    [{ endpoints: { chat: 'https://a.example' } }, ['wire required']],
    [{ headers: { 'X Team': 'a' } }, ['headers bad-name']],
    [{ headers: { 'X-Team': ' ' } }, ['headers required']],
    [{ headers: { 'X-Team': 'a\nb' } }, ['headers control-character']],
    [{ headers: { authorization: 'Bearer abcdefgh' } }, ['headers holds-key']],
    [{ headers: { 'X-Note': 'sk-abcdefghijklmnop' } }, ['headers holds-key']],
    [{ headers: { 'sk-abcdefghijklmnop': 'x' } }, ['headers holds-key']],
    [{ queryParams: { 'a b': '1' } }, ['queryParams bad-name']],
    [{ queryParams: { token: '1' } }, ['queryParams holds-key']],
    [{ model: 'sk-abcdefghijklmnop' }, ['model holds-key']],
    [{ env: 'sk-abcdefghijklmnop' }, ['env holds-key']],
    [{ name: 'sk-abcdefghijklmnop' }, ['name holds-key']],
  ])('%j has %j', (more, issues) => {
    expect(found(more)).toEqual(issues);
  });

  it.each([
    ['name', 100],
    ['model', 200],
    ['smallModel', 200],
    ['env', 128],
  ] as const)('takes a %s of %i characters and none of one more', (field, longest) => {
    expect(found({ [field]: 'x'.repeat(longest) })).toEqual([]);
    expect(found({ [field]: ` ${'x'.repeat(longest)} ` })).toEqual([]);
    expect(found({ [field]: 'x'.repeat(longest + 1) })).toEqual([`${field} too-long`]);
  });

  it('S1 shows a pasted key to nobody, and keeps what stood beside it', () => {
    const check = checkDraft(
      testDraft({
        name: 'sk-planted-name-0123',
        model: 'sk-planted-model-0123',
        env: 'sk-planted-env-0123',
        endpoints: { responses: 'https://me:planted@relay.example/v1?api-version=1&key=planted' },
        headers: { Authorization: 'Bearer planted-0123456', 'X-Team': 'tools', 'sk-planted-header-0123': 'x' },
        queryParams: { token: 'planted', region: 'eu' },
      }),
    );
    expect(JSON.stringify(check)).not.toContain('planted');
    expect(check.draft).toMatchObject({
      endpoints: { responses: 'https://relay.example/v1?api-version=1' },
      headers: { Authorization: '', 'X-Team': 'tools' },
      queryParams: { token: '', region: 'eu' },
    });
  });

  it('has no issue left once it is taken as the check gives it back', () => {
    const { draft } = checkDraft(testDraft(url('https://me:word@relay.example/v1?key=abc')));
    expect(checkDraft(draft).issues).toEqual([]);
    expect(checkDraft(draft).draft.endpoints).toEqual({ responses: 'https://relay.example/v1' });
  });

  it('mends what can be mended, and says what', () => {
    const check = checkDraft(
      testDraft({ ...url(' relay.example/v1/chat/completions?api-version=1#top '), model: ' m ', smallModel: ' ' }),
    );
    expect(check.issues).toEqual([]);
    expect(check.mended.map(({ text }) => text)).toEqual([
      'remarks.scheme-added',
      'remarks.query-split',
      'remarks.fragment-dropped',
      'remarks.route-cut',
    ]);
    const { smallModel: _, ...draft } = testDraft({ model: 'm', queryParams: { 'api-version': '1' } });
    expect(check.draft).toEqual({ ...draft, wire: 'chat', endpoints: { chat: 'https://relay.example/v1' } });
  });

  it('finds nothing to mend in what it mended, nor in any preset that needs no address', () => {
    const presets = presetCatalogue().presets.filter((preset) => !isTemplate(preset));
    for (const { name, endpoints, kind } of presets) {
      const [wire] = Object.keys(endpoints) as (keyof typeof endpoints)[];
      const draft = testDraft({ name, endpoints, wire: wire ?? 'chat', needsKey: kind !== 'local' });
      const once = checkDraft(draft);
      expect(once.issues).toEqual([]);
      expect(checkDraft(once.draft)).toEqual({ ...once, mended: [] });
    }
  });

  it('drops addresses that nobody typed when the typed one leads elsewhere', () => {
    const before = toCheckedProvider(
      testDraft({ endpoints: { responses: 'https://a.example/v1', chat: 'https://a.example/v1' } }),
      'a',
    );
    const typed = { ...toDraft(before), endpoints: { ...before.endpoints, responses: 'https://b.example/v1' } };
    expect(checkDraft(typed, { before })).toMatchObject({
      issues: [],
      draft: { endpoints: { responses: 'https://b.example/v1' } },
    });
    expect(checkDraft(typed).issues.map(({ code }) => code)).toEqual(['other-origin']);
  });
});

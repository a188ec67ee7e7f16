import { beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { setupNavigation } from './navigation.ts';
import { setupSession } from './session.ts';

vi.mock('electron', () => import('../../e2e/support/electron-stub.ts'));

beforeEach(() => {
  stub.resetElectron();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

function page(): stub.StubContents {
  setupNavigation();
  const contents = new stub.StubContents();
  stub.app.emit('web-contents-created', {}, contents);
  return contents;
}

it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('W5 denies %s', (name) => {
  const event = new stub.StubEvent();
  page().emit(name, event, 'app://main/');
  expect(event.defaultPrevented).toBe(true);
});

it('W5 opens no window, and hands only an address of the list to the browser', () => {
  const contents = page();
  const open = (url: string) => contents.onOpen({ url } as never);
  for (const url of [
    'https://openrouter.ai/keys',
    'https://openrouter.ai.evil.com',
    'javascript:alert(1)',
    'app://main/',
  ])
    expect(open(url)).toEqual({ action: 'deny' });
  expect(stub.opened).toEqual(['https://openrouter.ai/keys']);
});

it('W5 grants no permission', () => {
  setupSession();
  const { onRequest, onCheck, onDevice } = stub.session.defaultSession;
  const answers: boolean[] = [];
  for (const name of ['media', 'notifications', 'clipboard-read', 'openExternal', 'geolocation'] as const) {
    onRequest?.({} as never, name as never, (isGranted) => answers.push(isGranted), {} as never);
    answers.push(onCheck?.(null, name as never, 'app://main', {} as never) ?? true);
  }
  answers.push(onDevice?.({} as never) ?? true);
  expect(answers).toEqual(new Array(11).fill(false));
});

it('downloads nothing', () => {
  setupSession();
  const event = new stub.StubEvent();
  stub.session.defaultSession.emit('will-download', event);
  expect(event.defaultPrevented).toBe(true);
});

it.each([
  ['app://main/main.js', false],
  ['data:image/svg+xml,x', false],
  ['devtools://devtools/x', false],
  ['app://main.evil/main.js', true],
  ['https://example.com/', true],
  ['http://127.0.0.1:1234/', true],
  ['ws://127.0.0.1/', true],
  ['file:///etc/passwd', true],
  ['data:text/html,x', true],
])('a page loads itself and nothing else: %s', (url, cancel) => {
  setupSession();
  const answer = vi.fn();
  stub.session.defaultSession.beforeRequest?.({ url } as never, answer);
  expect(answer).toHaveBeenCalledWith({ cancel });
});

import { beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { setupNavigation } from './navigation.ts';
import { setupSession } from './session.ts';

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

const ourPage = { isMainFrame: true, requestingUrl: 'app://main/' };

/** What both of Electron's questions about a permission are answered with. */
function grants(permission: string, asked: unknown): readonly (boolean | undefined)[] {
  setupSession();
  const { onRequest, onCheck } = stub.session.defaultSession;
  const answers: (boolean | undefined)[] = [];
  onRequest?.({} as never, permission as never, (isGranted) => answers.push(isGranted), asked as never);
  return [...answers, onCheck?.(null, permission as never, 'app://main/', asked as never)];
}

it.each(['media', 'notifications', 'clipboard-read', 'openExternal', 'geolocation', 'fileSystem', 'unknown'])(
  'W5 denies the page %s',
  (permission) => {
    expect(grants(permission, ourPage)).toEqual([false, false]);
  },
);

it('S11 lets a click copy, and nobody else but our page', () => {
  expect(grants('clipboard-sanitized-write', ourPage)).toEqual([true, true]);
  for (const asked of [
    { ...ourPage, isMainFrame: false },
    { ...ourPage, requestingUrl: 'https://main/' },
    { ...ourPage, requestingUrl: 'app://main.evil/' },
    { isMainFrame: true },
  ])
    expect(grants('clipboard-sanitized-write', asked)).toEqual([false, false]);
});

it('W5 denies every device', () => {
  setupSession();
  expect(stub.session.defaultSession.onDevice?.({} as never)).toBe(false);
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

import { EventEmitter } from 'node:events';
import type { Protocol, Session, WebRequest } from 'electron';
import type { SchemeAnswer } from '../messages.ts';

type BeforeRequest = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]>;
type SchemeHandler = Parameters<Protocol['handle']>[1];

export class StandInProtocol
  implements Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'>
{
  private readonly handlers = new Map<string, SchemeHandler>();
  readonly privileged = new Map<string, Electron.Privileges>();

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    for (const { scheme, privileges = {} } of schemes) this.privileged.set(scheme, privileges);
  }
  handle(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler);
  }
  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }
  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  async answer(url: string, method: string, headers: Readonly<Record<string, string>>): Promise<SchemeAnswer> {
    const scheme = url.slice(0, url.indexOf(':'));
    const handler = this.handlers.get(scheme);
    const { standard, secure } = this.privileged.get(scheme) ?? {};
    // What the intercepted origin grants anyway, a scheme of Electron's has only when it was asked for in time.
    if (!handler || !standard || !secure) throw new Error(`${scheme} is not a standard, secure scheme with a handler`);
    const answer = await handler(new Request(url, { method, headers }) as Parameters<SchemeHandler>[0]);
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  }
}

/** Grants nothing that a handler here could refuse: what a page may use is proved with the real Electron only. */
export class StandInSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setSpellCheckerEnabled'
      | 'clearStorageData'
    >
{
  readonly protocol: StandInProtocol;
  private mayLoadNow: (url: string) => Promise<boolean> = async () => true;
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.mayLoadNow = (url) =>
        new Promise((resolve) =>
          listener({ url } as Electron.OnBeforeRequestListenerDetails, ({ cancel }) => resolve(cancel !== true)),
        );
    },
  };
  private readonly handled = new Set<string>();

  constructor(protocol: StandInProtocol) {
    super();
    this.protocol = protocol;
  }
  /** What the app says of a request before it is sent. */
  mayLoad(url: string): Promise<boolean> {
    return this.mayLoadNow(url);
  }
  setPermissionRequestHandler(): void {
    this.handled.add('request');
  }
  setPermissionCheckHandler(): void {
    this.handled.add('check');
  }
  setDevicePermissionHandler(): void {
    this.handled.add('device');
  }
  setDisplayMediaRequestHandler(): void {
    this.handled.add('display');
  }
  setSpellCheckerEnabled(): void {
    // No text is checked.
  }
  async clearStorageData(): Promise<void> {
    // The page's context goes with the test.
  }
}

import type { Environment } from '../environment.ts';
import type { KeychainLine, KeychainReply } from './keychain-child.ts';

export type Starter = Pick<Environment, 'self' | 'variables'>;

export interface SessionEvents {
  reply(reply: KeychainReply): void;
  /** It ended by itself. `cause` is there when it could not even be started. Never told after `end` or `kill`. */
  ended(cause?: string): void;
}

/** One child process that asks the keychain (`keychain-child.ts`). */
export interface Session {
  send(line: KeychainLine): void;
  /** Whether this process waits for an answer. An idle child holds nobody up who wants to end. */
  setBusy(isBusy: boolean): void;
  /** Lets it end: there is nothing more to ask. */
  end(): void;
  /** Ends it for certain. Does not wait for it: one that hangs in the system itself takes its time. */
  kill(): void;
}

/** The variables of a process of ours. What would change how Node starts, or which native code it loads, is left out. */
function variablesOf({ variables }: Starter): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NAPI_RS_NATIVE_LIBRARY_PATH: _library, ...kept } = variables;
  return { ...kept, ELECTRON_RUN_AS_NODE: '1' };
}

export function startSession(starter: Starter, events: SessionEvents): Session {
  const [program, ...before] = starter.self;
  // Loaded when it is needed: most starts of ours ask no keychain, and it costs them milliseconds.
  const child = process.getBuiltinModule('node:child_process').spawn(program, [...before, 'keychain-child'], {
    env: variablesOf(starter),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  let isOver = false;
  const ended = (cause?: string) => {
    if (isOver) return;
    isOver = true;
    events.ended(cause);
  };
  const kill = () => {
    isOver = true;
    child.kill('SIGKILL');
    child.stdin.destroy();
    child.stdout.destroy();
    child.unref();
  };
  onLines(child.stdout, (line) => {
    if (isOver) return;
    const reply = toReply(line);
    if (reply) return events.reply(reply);
    kill();
    events.ended();
  });
  child.on('error', (cause) => ended(cause.message));
  child.on('close', () => ended());
  // A child that died before it read says so by its end.
  child.stdin.on('error', () => undefined);
  return {
    send: (line) => void child.stdin.write(`${JSON.stringify(line)}\n`),
    setBusy: (isBusy) => {
      for (const one of [child, child.stdin, child.stdout]) if (isCounted(one)) one[isBusy ? 'ref' : 'unref']();
    },
    end: () => {
      isOver = true;
      child.stdin.end();
    },
    kill,
  };
}

interface Counted {
  ref(): void;
  unref(): void;
}

/** The pipes of a child are sockets, which the types do not tell. */
function isCounted(value: object): value is Counted {
  return 'ref' in value && 'unref' in value;
}

function onLines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}

/** Undefined for what is none: what a child prints that went wrong may hold a key, and is told to nobody. */
function toReply(line: string): KeychainReply | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
    if (value.kind === 'ready') return { kind: 'ready' };
    if (!('id' in value) || typeof value.id !== 'number') return undefined;
    const { kind, id } = value;
    if (kind === 'value' && 'value' in value && (value.value === null || typeof value.value === 'string'))
      return { kind, id, value: value.value };
    if (kind === 'failure' && 'message' in value && typeof value.message === 'string')
      return { kind, id, message: value.message };
  } catch {
    // Said by the undefined below.
  }
  return undefined;
}

import type { ChildProcess } from 'node:child_process';
import type { Environment } from '../environment.ts';
import { type Keychain, type KeychainRequest, keychainLimitMs } from './keychain.ts';
import type { KeychainReply } from './keychain-child.ts';
import { keychainTimeout, toKeychainError } from './keychain-error.ts';

type Starter = Pick<Environment, 'self' | 'variables'>;

/**
 * The OS keychain, asked through a child process each time: a keychain that waits for a person blocks a whole process and
 * frees it only when killed. A call never takes longer than the limit and never holds up this process (checklist S6).
 */
export function keychainOf(starter: Starter): Keychain {
  return {
    get: (ref) => ask(starter, { kind: 'get', ref }),
    set: async (ref, key) => void (await ask(starter, { kind: 'set', ref, key })),
    delete: async (ref) => void (await ask(starter, { kind: 'delete', ref })),
    check: async () => void (await ask(starter, { kind: 'check' })),
  };
}

/** The variables of a process of ours. What would change how Node starts, or which native code it loads, is left out. */
function variablesOf({ variables }: Starter): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NAPI_RS_NATIVE_LIBRARY_PATH: _library, ...kept } = variables;
  return { ...kept, ELECTRON_RUN_AS_NODE: '1' };
}

async function ask(starter: Starter, request: KeychainRequest): Promise<string | null> {
  // Loaded when it is needed: most starts of ours ask no keychain, and it costs them milliseconds.
  const { spawn } = await import('node:child_process');
  const [program, ...before] = starter.self;
  const child = spawn(program, [...before, 'keychain-child'], {
    env: variablesOf(starter),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const reply = toReply(await outputOf(child, JSON.stringify(request)));
  if (reply.ok) return reply.value;
  throw toKeychainError(reply.message);
}

/** All of its stdout. Kills it and throws `keychain-timeout` when the limit has passed, without waiting for its end. */
function outputOf(child: ChildProcess, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      reject(keychainTimeout());
    }, keychainLimitMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(toKeychainError(cause.message));
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(output);
    });
    // A child that died before it read says so by its missing answer.
    child.stdin?.on('error', () => undefined).end(input);
  });
}

function toReply(output: string): KeychainReply {
  try {
    const value: unknown = JSON.parse(output);
    if (typeof value === 'object' && value !== null && 'ok' in value) {
      if (value.ok === true && 'value' in value && (value.value === null || typeof value.value === 'string'))
        return { ok: true, value: value.value };
      if (value.ok === false && 'message' in value && typeof value.message === 'string')
        return { ok: false, message: value.message };
    }
  } catch {
    // Said below: a child that crashed or was killed prints no JSON, and what it printed may hold a key.
  }
  return { ok: false, message: 'the process that asks it ended without an answer' };
}

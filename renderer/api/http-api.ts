import type { Api, CallName, Reply } from '../../shared/contract.ts';

const gone: Reply<never> = {
  ok: false,
  problem: {
    code: 'server-gone',
    message: 'Switchyard does not answer any more.',
    fix: 'Start it again: switchyard serve',
  },
};

async function post(name: CallName, input: unknown): Promise<Reply<never>> {
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: input === undefined ? '' : JSON.stringify(input),
    });
    return await response.json();
  } catch {
    // The server ended, or the machine slept: the page says so and keeps asking.
    return gone;
  }
}

/** The calls as requests to the server that the page came from. */
export async function httpApi(): Promise<Api> {
  return new Proxy({} as Api, {
    get: (_, name) => (typeof name === 'string' ? (input: unknown) => post(name as CallName, input) : undefined),
  });
}

import { freePorts, type Site } from './site.ts';

/** Serves all three API formats below /v1. Headers of a request make it fail as they say (`x-aimock-chaos-drop: 1`). */
export async function startAimock(
  site: Site,
  {
    keys,
    host = '127.0.0.1',
    latencyMs = 0,
    fixtures = [],
  }: {
    readonly keys?: string;
    readonly host?: string;
    readonly latencyMs?: number;
    /** Answers of its own, tried in order before the `OK` that fits all. */
    readonly fixtures?: readonly object[];
  } = {},
): Promise<number> {
  const port = await freePort();
  const answers = site.write(
    'answers.json',
    JSON.stringify({ fixtures: [...fixtures, { match: {}, response: { content: 'OK' } }] }),
  );
  await site.start('aimock', {
    port,
    host,
    args: ['--port', `${port}`, '--host', host, '--fixtures', answers, '--chaos-latency', `${latencyMs}`],
    ...(keys !== undefined && { variables: { AIMOCK_API_KEYS: keys } }),
  });
  return port;
}

/** Serves Chat only, takes any model, and lists one. */
export async function startMockLlm(site: Site): Promise<number> {
  const port = await freePort();
  await site.start('mock-llm', { port, args: [], variables: { HOST: '127.0.0.1', PORT: `${port}` } });
  return port;
}

/** Serves Anthropic only, without a list of models, for the key; `to` is the Chat API that it passes questions on to. */
export async function startRouter(site: Site, to: string, key: string): Promise<number> {
  const port = await freePort();
  const settings = {
    ...{ HOST: '127.0.0.1', PORT: port, APIKEY: key, LOG: false, NON_INTERACTIVE_MODE: true },
    Providers: [{ name: 'mock', api_base_url: `${to}/chat/completions`, api_key: 'none', models: ['model-1'] }],
    Router: { default: 'mock,model-1' },
  };
  site.write('.claude-code-router/config.json', JSON.stringify(settings));
  await site.start('claude-code-router', { port, args: ['start'], variables: { SERVICE_PORT: `${port}` } });
  return port;
}

export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

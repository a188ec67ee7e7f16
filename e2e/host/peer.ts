/** One end of the pipe between the app's process and the test: a child process, or `process` in one. */
export interface Pipe {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Message =
  | { readonly ask: number; readonly name: string; readonly input: unknown }
  | { readonly reply: number; readonly value?: unknown; readonly error?: string };

type Handlers = Readonly<Record<string, (input: never) => unknown>>;

/** Calls of the other end as if they were here; `ours` answers the other end's. */
export function connect<Theirs extends object>(pipe: Pipe, ours: object): Theirs {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  pipe.onMessage((message) => {
    const news = message as Message;
    if ('ask' in news) {
      void answer(ours as Handlers, news.name, news.input).then((outcome) =>
        pipe.send({ reply: news.ask, ...outcome }),
      );
      return;
    }
    const one = waiting.get(news.reply);
    waiting.delete(news.reply);
    if (news.error === undefined) one?.resolve(news.value);
    else one?.reject(new Error(news.error));
  });
  const ask = (name: string, input: unknown) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      pipe.send({ ask: last, name, input });
    });
  return new Proxy({} as Theirs, {
    get: (_, name) => (typeof name === 'string' ? (input: unknown) => ask(name, input) : undefined),
  });
}

async function answer(ours: Handlers, name: string, input: unknown): Promise<{ value?: unknown; error?: string }> {
  try {
    return { value: await ours[name]?.(input as never) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

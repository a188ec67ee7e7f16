import { AppError } from '../shared/problem.ts';
import { printable } from './output.ts';
import { terminalProblem, type Words } from './words.ts';

/** The person at the terminal, or the pipe that stands in for them. */
export interface Person {
  readonly isPresent: boolean;
  /** Asks without showing what is typed. */
  secret(question: string): Promise<string>;
  /** Yes or no; the answer without a terminal is no. */
  confirm(question: string): Promise<boolean>;
  /** All of standard input, at most 64 kB. */
  piped(): Promise<string>;
}

const pipeLimit = 64 * 1024;

async function readAll(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > pipeLimit) throw new AppError(terminalProblem('terminal.key-too-long'));
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Ctrl-D ends a question without a word from `read`: the process would end as if all had been done. */
function closed(stdin: NodeJS.ReadStream): Promise<never> {
  return new Promise((_, reject) => {
    stdin.once('pause', () => setImmediate(reject, new Error('closed without an answer')));
  });
}

/** "y" is understood in every language, beside the words of its own. */
function isYes(answer: string, words: Words): boolean {
  const said = answer.toLowerCase();
  return /^y(es)?$/.test(said) || words('ask.yes').split(' ').includes(said);
}

export function personAt({ stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>, words: Words): Person {
  const isPresent = stdin.isTTY === true && stderr.isTTY === true;
  const ask = async (prompt: string, silent: boolean): Promise<string> => {
    const { read } = await import('read');
    const answer = read<string>({ prompt: printable(prompt), silent, input: stdin, output: stderr });
    return Promise.race([answer, closed(stdin)]).catch((cause: unknown) => {
      throw new AppError(terminalProblem('terminal.nothing-entered'), { cause });
    });
  };
  return {
    isPresent,
    secret: (question) => ask(words('ask.secret', { question }), true),
    confirm: async (question) => isPresent && isYes(await ask(words('ask.yes-or-no', { question }), false), words),
    piped: () => readAll(stdin),
  };
}

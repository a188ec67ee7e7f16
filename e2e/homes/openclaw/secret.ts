import { isAbsolute, join } from 'node:path/posix';
import type { World } from '../home.ts';
import { isTable, type Table, tableAt, textAt, valueAt } from '../plain-value.ts';

/** What a text or a reference of the configuration stands for; undefined where it can't be resolved. */
export function resolved(world: World, config: Table, value: unknown): string | undefined {
  if (typeof value === 'string') return filledIn(world, value);
  if (!isTable(value)) return undefined;
  const { source, id } = value;
  if (typeof id !== 'string') return undefined;
  const declared = tableAt(config, 'secrets', 'providers', textAt(value, 'provider') ?? '');
  if (source === 'env') return world.variables[id] || undefined;
  if (source === 'file') return inFile(world, declared, id);
  return source === 'exec' ? fromProgram(world, declared, textAt(value, 'provider') ?? '', id) : undefined;
}

/** A text with `${NAME}` in it; one name that is not set leaves nothing of it. */
function filledIn({ variables }: World, text: string): string | undefined {
  let isWhole = true;
  const filled = text.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
    const value = variables[name];
    if (!value) isWhole = false;
    return value ?? '';
  });
  return isWhole ? filled : undefined;
}

function inFile({ home, read }: World, declared: Table, id: string): string | undefined {
  const named = textAt(declared, 'path') ?? '';
  const path = named.startsWith('~/') ? join(home, named.slice(2)) : named;
  const text = isAbsolute(path) ? read(path) : undefined;
  if (text === undefined) return undefined;
  if (declared.mode === 'singleValue') return id === 'value' ? text.trim() || undefined : undefined;
  const found = valueAt(parsed(text), ...id.split('/').slice(1));
  return typeof found === 'string' ? found : undefined;
}

/** One program answers for all references to it; here each is asked alone, which is the same to it. */
function fromProgram(world: World, declared: Table, provider: string, id: string): string | undefined {
  const args = Array.isArray(declared.args) ? declared.args.map(String) : [];
  const question = JSON.stringify({ protocolVersion: 1, provider, ids: [id] });
  const answer = world.prints(textAt(declared, 'command') ?? '', args, question);
  return answer === undefined ? undefined : textAt(parsed(answer), 'values', id);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // As if nothing had been said.
  }
}

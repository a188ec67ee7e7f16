import type { AskedTool } from '../asked.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import type { ChatTool } from '../types/chat-request.ts';
import { NamespaceTool } from '../types/responses-request.ts';
import { type Declaration, readDeclaration } from './declaration.ts';
import { type Notes, shown } from './notes.ts';
import { Refusal } from './refusal.ts';
import { flatName, isTop } from './tool-name.ts';
import { toolParameters } from './tool-schema.ts';

/** The function that stands for Codex's own search of tools. */
export const searchName = 'tool_search';

type Declared = { readonly asked: AskedTool; readonly tool: ChatTool };
type Taken = Pick<Dialect, 'toolSchema' | 'hasStrict'>;

/** The tools of a request by the flat names under which the provider gets them. */
export class Tools {
  readonly #declared = new Map<string, Declared>();
  readonly #byName = new Map<string, string[]>();
  readonly #taken: Taken;
  readonly #notes: Notes;

  constructor(taken: Taken, notes: Notes) {
    this.#taken = taken;
    this.#notes = notes;
  }

  get list(): readonly ChatTool[] {
    return [...this.#declared.values()].map(({ tool }) => tool);
  }

  get asked(): ReadonlyMap<string, AskedTool> {
    return new Map([...this.#declared].map(([flat, { asked }]) => [flat, asked]));
  }

  /** As `tools` of a request, of `additional_tools` or of the output of a search declare them. */
  add(tools: unknown): void {
    if (!Array.isArray(tools)) return;
    for (const tool of tools) {
      const namespace = NamespaceTool.safeParse(tool);
      if (namespace.success) this.#addNamespace(namespace.data);
      else this.#addOne(tool, null, '');
    }
  }

  /** How the provider knows a tool that a call of the history names; a custom tool's call may have lost its namespace. */
  nameOf(namespace: string | null | undefined, name: string): string {
    const flat = flatName(namespace ?? null, name);
    if (!isTop(namespace) || this.#declared.has(flat)) return flat;
    const [only, ...others] = this.#byName.get(name) ?? [];
    return only !== undefined && others.length === 0 ? only : flat;
  }

  #addNamespace({ name, description, tools }: Pick<NamespaceTool, 'name' | 'description' | 'tools'>): void {
    // Said once, and not with each of its tools.
    const preface = isTop(name) || !description ? '' : `About all tools of ${name}: ${description}\n\n`;
    for (const [index, tool] of tools.entries()) this.#addOne(tool, name, index === 0 ? preface : '');
  }

  #addOne(value: unknown, namespace: string | null, preface: string): void {
    const declaration = readDeclaration(value, namespace);
    if (declaration) this.#put(declaration, preface);
    else
      this.#notes.add(`tool of the type ${shown(isObject(value) ? value.type : value)}: only its vendor could run it`);
  }

  /** The same tool again replaces the first, in its place; another one of that name would get its calls. */
  #put({ asked, description, parameters, strict }: Declaration, preface: string): void {
    const flat = asked.kind === 'tool-search' ? searchName : flatName(asked.namespace, asked.name);
    const before = this.#declared.get(flat);
    if (before && !isSame(before.asked, asked))
      throw new Refusal(
        'tool_name_collision',
        `Two different tools would both be called “${flat}”. Rename one of them, or switch off the server that brings it.`,
      );
    const text = `${preface}${description}`.trimEnd();
    const about = {
      name: flat,
      ...(text !== '' && { description: text }),
      parameters: toolParameters(parameters, this.#taken),
      ...(this.#taken.hasStrict && strict !== null && { strict }),
    };
    this.#declared.set(flat, { asked, tool: { type: 'function', function: about } });
    if (before || asked.kind === 'tool-search') return;
    const alike = this.#byName.get(asked.name);
    if (alike) alike.push(flat);
    else this.#byName.set(asked.name, [flat]);
  }
}

function isSame(one: AskedTool, other: AskedTool): boolean {
  if (one.kind === 'tool-search' || other.kind === 'tool-search') return one.kind === other.kind;
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

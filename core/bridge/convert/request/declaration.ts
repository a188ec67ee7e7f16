import type { AskedTool } from '../asked.ts';
import { isObject } from '../json.ts';
import { CustomTool, FunctionTool, SearchTool } from '../types/responses-request.ts';
import { customDescription, customParameters } from './custom-tool.ts';
import { isTop } from './tool-name.ts';

/** A tool as Codex declared it, on its way to be a function. */
export type Declaration = {
  readonly asked: AskedTool;
  readonly description: string;
  readonly parameters: unknown;
  readonly strict: boolean | null;
};

/** Null for what only a vendor could run, and for what has no name. */
export function readDeclaration(value: unknown, inside: string | null): Declaration | null {
  const type = isObject(value) ? value.type : undefined;
  const namespace = isTop(inside) ? null : inside;
  if (type === 'function') return readFunction(value, namespace);
  if (type === 'custom') return readCustom(value, namespace);
  const search = SearchTool.safeParse(value);
  if (!search.success) return null;
  const { description, parameters } = search.data;
  return { asked: { kind: 'tool-search' }, description: description ?? '', parameters, strict: null };
}

function readFunction(value: unknown, namespace: string | null): Declaration | null {
  const parsed = FunctionTool.safeParse(value);
  if (!parsed.success) return null;
  const { name, description, parameters, strict } = parsed.data;
  return {
    asked: { kind: 'function', name, namespace, schema: parameters ?? null },
    description: description ?? '',
    parameters,
    strict: strict ?? null,
  };
}

function readCustom(value: unknown, namespace: string | null): Declaration | null {
  const parsed = CustomTool.safeParse(value);
  if (!parsed.success) return null;
  const { name, description, format } = parsed.data;
  return {
    asked: { kind: 'custom', name, namespace },
    description: customDescription(description, format),
    parameters: customParameters,
    strict: null,
  };
}

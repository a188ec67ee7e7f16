import type { Asked, AskedTool } from '../asked.ts';

/**
 * The tool that a model means by a name: the very one, the one after the `functions.` that some put before it, or the only
 * one that is called so in its namespace.
 */
export function findTool({ tools }: Asked, name: string): AskedTool | undefined {
  const bare = name.replace(/^functions[._]{1,2}/, '');
  const exact = tools.get(name) ?? tools.get(bare);
  if (exact) return exact;
  const inNamespaces = [...tools.values()].filter((tool) => isCalled(tool, bare));
  return inNamespaces.length === 1 ? inNamespaces[0] : undefined;
}

function isCalled(tool: AskedTool, name: string): boolean {
  if (tool.kind === 'tool-search' || tool.namespace === null) return false;
  return tool.name === name || `${tool.namespace}.${tool.name}` === name;
}

/** Whether a name may still grow into that of a tool. */
export function isNameBegun({ tools }: Asked, name: string): boolean {
  for (const flatName of tools.keys()) if (flatName.length > name.length && flatName.startsWith(name)) return true;
  return false;
}

import type { Wire } from '../../../shared/provider.ts';
import type { ToolKind } from '../../clients/client-request.ts';

/** The tool that a test wants to see called. */
export const toolName = 'echo';

const description = 'Gives back the word that it is given.';
const parameters = {
  type: 'object',
  properties: { word: { type: 'string' } },
  required: ['word'],
  additionalProperties: false,
} as const;

/** One tool of each kind, in the shape in which Codex was seen to send it (core/clients/codex/request.ts). */
const ofResponses: Readonly<Record<ToolKind, unknown>> = {
  function: { type: 'function', name: toolName, description, strict: false, parameters },
  namespace: {
    type: 'namespace',
    name: 'words',
    description: 'Tools for words.',
    tools: [
      { type: 'function', name: 'count', description: 'Counts the letters of a word.', strict: false, parameters },
    ],
  },
  web_search: { type: 'web_search' },
  custom: {
    type: 'custom',
    name: 'note',
    description: 'Takes a note, as plain text.',
    format: { type: 'grammar', syntax: 'lark', definition: 'start: /[a-z ]+/' },
  },
};

/** The tools of these kinds, as a request of the wire offers them. Other wires than Responses know functions only. */
export function toolsOf(wire: Wire, kinds: readonly ToolKind[]): readonly unknown[] {
  switch (wire) {
    case 'responses':
      return kinds.map((kind) => ofResponses[kind]);
    case 'chat':
      return [{ type: 'function', function: { name: toolName, description, parameters } }];
    case 'anthropic':
      return [{ name: toolName, description, input_schema: parameters }];
  }
}

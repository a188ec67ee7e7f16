import type { Fields } from '../dialects/dialect.ts';

/** A custom tool takes raw text; as a function it has one parameter that holds all of it. */
export const customParameters: Fields = {
  type: 'object',
  properties: { input: { type: 'string', description: 'The whole input of the tool, as raw text.' } },
  required: ['input'],
  additionalProperties: false,
};

type Format =
  | {
      readonly type: string;
      readonly syntax?: string | null | undefined;
      readonly definition?: string | null | undefined;
    }
  | null
  | undefined;

/** With the grammar, without which models write wrong patches (cc-switch#3644). */
export function customDescription(description: string | null | undefined, format: Format): string {
  const grammar = format?.definition;
  const rule = grammar
    ? `The text in \`input\` must follow this ${format.syntax ?? 'lark'} grammar:\n${grammar}`
    : 'Its input is the raw text in `input`, in no other wrapping.';
  return description ? `${description}\n\n${rule}` : rule;
}

/** The arguments of an earlier call, in that form. */
export function customArguments(input: string | null | undefined): string {
  return JSON.stringify({ input: input ?? '' });
}

import type { Dialect, Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import { TextFormat } from '../types/responses-request.ts';
import { type Notes, shown } from './notes.ts';

/** The form that the answer must have: as a field, and in words for a vendor whose field can't say all of it. */
export type ResponseFormat = { readonly fields: Fields; readonly words: string | null };

const none: ResponseFormat = { fields: {}, words: null };
const anyJson = 'Answer with one JSON object and nothing else.';

export function responseFormat(
  format: unknown,
  dialect: Pick<Dialect, 'responseFormat' | 'hasStrict'>,
  notes: Notes,
): ResponseFormat {
  const type = isObject(format) ? format.type : undefined;
  const object = dialect.responseFormat === 'none' ? {} : { response_format: { type: 'json_object' } };
  if (type === 'json_object') return { fields: object, words: anyJson };
  const parsed = TextFormat.safeParse(format);
  if (!parsed.success) {
    if (type !== undefined && type !== 'text') notes.add(`text.format ${shown(type)}`);
    return none;
  }
  const { name, description, schema, strict } = parsed.data;
  if (dialect.responseFormat !== 'schema')
    return { fields: object, words: `${anyJson} It must follow this JSON Schema:\n${JSON.stringify(schema)}` };
  const named = { name: name || 'answer', ...(description && { description }), schema };
  const isStrict = dialect.hasStrict && typeof strict === 'boolean';
  return {
    fields: { response_format: { type: 'json_schema', json_schema: { ...named, ...(isStrict && { strict }) } } },
    words: null,
  };
}

import type { Dialect } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import type { ImagePart, TextPart, UserPart } from '../types/chat-request.ts';
import { AudioContent, FileContent, ImageContent, RefusalContent, TextContent } from '../types/responses-request.ts';
import { type Notes, shown } from './notes.ts';

export type Reading = { readonly dialect: Pick<Dialect, 'hasImages' | 'hasFiles'>; readonly notes: Notes };

/** The content of a message or of a tool's output, in order. What the vendor does not take is named in its place. */
export function readContent(content: unknown, reading: Reading): readonly UserPart[] {
  if (typeof content === 'string') return content === '' ? [] : [textPart(content)];
  if (!Array.isArray(content)) return [];
  return content.flatMap((part: unknown) => readPart(part, reading));
}

export const textPart = (text: string): TextPart => ({ type: 'text', text });

/** The text alone, in which all that is no text was named. */
export function textOf(parts: readonly UserPart[], between: string): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(between);
}

function readPart(value: unknown, reading: Reading): readonly UserPart[] {
  const type = isObject(value) ? value.type : undefined;
  if (type === 'input_image') return [readImage(value, reading)];
  if (type === 'input_file') return [readFile(value, reading)];
  if (type === 'input_audio') return [readAudio(value, reading)];
  const text = TextContent.safeParse(value);
  if (text.success) return text.data.text === '' ? [] : [textPart(text.data.text)];
  const refusal = RefusalContent.safeParse(value);
  if (refusal.success) return readContent(refusal.data.refusal, reading);
  if (type !== undefined) reading.notes.add(`content of the type ${shown(type)}`);
  return [];
}

/** Codex alone knows `original`; Chat has three words. */
function detailOf(detail: string | null | undefined): ImagePart['image_url']['detail'] | undefined {
  if (detail === 'original') return 'high';
  return detail === 'low' || detail === 'high' || detail === 'auto' ? detail : undefined;
}

function readImage(value: unknown, { dialect, notes }: Reading): UserPart {
  const parsed = ImageContent.safeParse(value);
  const url = parsed.success ? parsed.data.image_url : null;
  if (dialect.hasImages && url) {
    const detail = detailOf(parsed.data?.detail);
    return { type: 'image_url', image_url: { url, ...(detail && { detail }) } };
  }
  notes.add(dialect.hasImages ? 'image that lies with another vendor' : 'image: the model takes none');
  return textPart(dialect.hasImages ? '[image that cannot be read here]' : '[image left out: this model takes none]');
}

function readFile(value: unknown, { dialect, notes }: Reading): UserPart {
  const { filename, file_data: data, file_url: url } = FileContent.safeParse(value).data ?? {};
  if (dialect.hasFiles && data) return { type: 'file', file: { ...(filename && { filename }), file_data: data } };
  notes.add('file: the provider takes none');
  const name = filename || url;
  return textPart(name ? `[file left out: ${name}]` : '[file left out]');
}

function readAudio(value: unknown, { dialect, notes }: Reading): UserPart {
  const parsed = AudioContent.safeParse(value);
  if (dialect.hasFiles && parsed.success) return parsed.data;
  notes.add('sound: the provider takes none');
  return textPart('[sound left out]');
}

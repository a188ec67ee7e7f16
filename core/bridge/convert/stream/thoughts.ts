import { isObject, type JsonObject, textOf } from '../json.ts';

/** Shorter beginnings may well come twice by themselves. */
const shortestBeginning = 3;

/**
 * What a chunk adds to the thoughts. Vendors have many fields for them, and some send one text in two of them (Chutes); in
 * `reasoning_details` MiniMax repeats with each chunk what it sent before.
 */
export class Thoughts {
  #details = '';

  read(delta: JsonObject): string {
    const details = this.#newDetails(delta.reasoning_details);
    const texts = [textOf(delta.reasoning_content), textOf(delta.reasoning), textOf(delta.reasoning_text)];
    return texts.find((text) => text !== '') ?? (details === '' ? thinkingIn(delta.content) : details);
  }

  #newDetails(value: unknown): string {
    if (!Array.isArray(value)) return '';
    const text = value
      .map((detail) => (isObject(detail) ? textOf(detail.text) || textOf(detail.summary) : ''))
      .join('');
    const before = this.#details;
    const isRepeated = before.length >= shortestBeginning && text.length > before.length && text.startsWith(before);
    this.#details = isRepeated ? text : before + text;
    return isRepeated ? text.slice(before.length) : text;
  }
}

/** Mistral: parts of the content. */
function thinkingIn(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isObject(part) && part.type === 'thinking' ? partText(part.thinking) : '')).join('');
}

function partText(value: unknown): string {
  if (!Array.isArray(value)) return textOf(value);
  return value.map((part) => (isObject(part) ? textOf(part.text) : '')).join('');
}

import type { AskedTool } from '../asked.ts';
import type { Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import { assertBounds } from '../request/bounds.ts';
import { Notes } from '../request/notes.ts';
import { orRefused, Refusal, type Refused } from '../request/refusal.ts';
import { paired } from './paired.ts';
import type { Picky } from './picky.ts';
import { plainItem } from './plain-items.ts';
import { plainTools, toolChoice } from './plain-tools.ts';
import { withoutNulls } from './without-nulls.ts';

export type Sanitised =
  /** Nothing has to change: the bytes of the request go on as they came. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly body: Fields;
      /** What was left out because it changes nothing for the model: one line for the log each. */
      readonly dropped: readonly string[];
      /** The tools by the names under which the vendor knows them, for `Restored`; null: by those that Codex gave. */
      readonly tools: ReadonlyMap<string, AskedTool> | null;
    }
  | Refused;

/** A request of the Responses API as a vendor takes it that has one of its own and does not know all of it. Never throws. */
export function sanitised(request: unknown, picky: Picky): Sanitised {
  return orRefused((): Sanitised => {
    assertBounds(request);
    if (!isObject(request)) throw new Refusal('invalid_request', "The request can't be read: the body is wrong.");
    const notes = new Notes();
    const { body, tools } = plainRequest(request, picky, notes);
    return body === request ? { kind: 'unchanged' } : { kind: 'changed', body, dropped: notes.lines, tools };
  });
}

function plainRequest(request: Fields, picky: Picky, notes: Notes) {
  const clean = picky.hasNulls ? request : fieldsOf(withoutNulls(request));
  const items = Array.isArray(clean.input) ? clean.input : [];
  const later = items.flatMap((item) =>
    isObject(item) && (item.type === 'additional_tools' || item.type === 'tool_search_output') ? [item.tools] : [],
  );
  const plain = plainTools(clean.tools, later, picky, notes);
  const cleaning = { picky, tools: plain.tools, notes };
  const input = paired(
    unlessSame(
      items,
      items.flatMap((item) => plainItem(item, cleaning)),
    ),
  );
  const fields: Fields = {
    ...(input !== items && { input }),
    ...toolChoice(clean, plain),
    ...plainInclude(clean.include, picky),
    ...Object.fromEntries(
      picky.unknownFields.filter((name) => Object.hasOwn(clean, name)).map((name) => [name, undefined]),
    ),
  };
  if (Object.hasOwn(fields, 'service_tier') && clean.service_tier) notes.add('service_tier');
  const body = Object.keys(fields).length === 0 ? clean : defined({ ...clean, ...fields });
  return { body, tools: plain.list === null ? null : plain.tools.asked };
}

/** Codex asks for encrypted thoughts always; who has none refuses the wish. */
function plainInclude(include: unknown, { hasEncrypted }: Picky): Fields {
  if (hasEncrypted || !Array.isArray(include)) return {};
  const rest = include.filter((name) => name !== 'reasoning.encrypted_content');
  if (rest.length === include.length) return {};
  return { include: rest.length === 0 ? undefined : rest };
}

function unlessSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.length === before.length && after.every((item, index) => item === before[index]) ? before : after;
}

const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});
const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

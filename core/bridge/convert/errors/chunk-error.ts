import { isObject, type JsonObject } from '../json.ts';

/** Whether a chunk, or a whole answer, says that something went wrong. Many carry an empty `error` and a good `base_resp`. */
export function isErrorChunk(value: JsonObject): boolean {
  if (isSomething(value.error)) return true;
  if (isObject(value.base_resp) && isFault(value.base_resp.status_code)) return true;
  if (value.type === 'error' || value.object === 'error') return true;
  if (Array.isArray(value.choices)) return isObject(value.choices[0]) && isSomething(value.choices[0].error);
  // Shapes without a name for it: only where nothing of an answer is there.
  const isAnswer = value.choices !== undefined || value.usage !== undefined || value.id !== undefined;
  return !isAnswer && [value.detail, value.message, value.msg, value.error_msg, value.errors].some(isSomething);
}

function isSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return false;
  return !isObject(value) || Object.keys(value).length > 0;
}

function isFault(status: unknown): boolean {
  return typeof status === 'number' && status !== 0;
}

import { isTable, type Table, tableAt } from '../plain-value.ts';

/** Texts of an entry and of its options; anything else there stops OpenCode. */
const entryTexts = ['npm', 'name', 'api', 'id'];
const optionTexts = ['baseURL', 'apiKey'];

/** Why OpenCode 1.18.33 does not start with these settings, or undefined. */
export function refusalOf(settings: Table): string | undefined {
  for (const name of ['model', 'small_model']) if (isWrongText(settings[name])) return `${name} is no text`;
  if (settings.provider !== undefined && !isTable(settings.provider)) return 'provider is no table';
  for (const entry of Object.values(tableAt(settings, 'provider'))) {
    const refusal = isTable(entry) ? entryRefusal(entry) : 'an entry is no table';
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function isWrongText(value: unknown): boolean {
  return value !== undefined && typeof value !== 'string';
}

function entryRefusal(entry: Table): string | undefined {
  for (const name of entryTexts) if (isWrongText(entry[name])) return `${name} is no text`;
  for (const name of ['options', 'models'])
    if (entry[name] !== undefined && !isTable(entry[name])) return `${name} is no table`;
  for (const name of optionTexts) if (isWrongText(tableAt(entry, 'options')[name])) return `${name} is no text`;
  for (const model of Object.values(tableAt(entry, 'models'))) {
    if (!isTable(model)) return 'a model is no table';
    const { limit } = model;
    if (limit === undefined) continue;
    if (typeof tableAt(limit).context !== 'number' || typeof tableAt(limit).output !== 'number') return 'half a limit';
  }
  return undefined;
}

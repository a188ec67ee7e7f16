import type { Document } from '../../documents/edit.ts';
import type { Installation, LiveDocument } from '../client.ts';
import { readLiveDocument } from '../live-document.ts';
import { entriesOf, isTable, textAt } from './config.ts';
import { placesOfCodex } from './find.ts';

/** What Codex's own login is: an API key, a person's ChatGPT account, in a keychain that only Codex asks, or nothing. */
export interface CodexLogin {
  readonly kind: 'key' | 'chatgpt' | 'elsewhere' | 'none';
  readonly file: string;
}

/** Most homes share the login with nobody: then no file is read, and no parser of JSON is loaded. */
function isShared({ document }: LiveDocument): boolean {
  const isRequired = entriesOf(document).some(({ table }) => table.requires_openai_auth === true);
  return isRequired || textAt(document, ['openai_base_url']) !== undefined;
}

/**
 * What auth.json says, as far as one of `documents` (config.toml first, then the profiles) sends it somewhere; its values
 * are not kept. `auth_mode` decides, without it a key counts before tokens, and content that is no JSON counts as no login
 * (seen with 0.169.0).
 */
export async function readLogin(installation: Installation, documents: readonly LiveDocument[]): Promise<CodexLogin> {
  const [file = ''] = placesOfCodex(installation).loginStores;
  if (!documents.some(isShared)) return { kind: 'none', file };
  const store = textAt(documents[0]?.document, ['cli_auth_credentials_store']);
  if (store === 'keyring' || store === 'ephemeral') return { kind: 'elsewhere', file };
  const live = await readLiveDocument(file, 'jsonc');
  const kind = kindOf(live.document);
  return { kind: kind === 'none' && store === 'auto' ? 'elsewhere' : kind, file };
}

function kindOf(document: Document | undefined): CodexLogin['kind'] {
  const mode = textAt(document, ['auth_mode']);
  const hasKey = (textAt(document, ['OPENAI_API_KEY']) ?? '') !== '';
  if (mode !== undefined && mode !== 'apikey') return 'chatgpt';
  if (hasKey) return 'key';
  return isTable(document?.get(['tokens'])) && mode === undefined ? 'chatgpt' : 'none';
}

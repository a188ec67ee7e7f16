/** Shapes that are keys wherever they stand. */
export const keyShapes =
  /\b(?:sk|pk|rk|ak|gsk|xai|nvapi|hf|ghp|gho|github_pat|AIza)[-_][A-Za-z0-9_-]{12,}|\bAIza[A-Za-z0-9_-]{20,}/g;

const hexKey = /^[0-9a-f]{32,}$/i;
/** `ACME_API_KEY`: how nearly all variables are written. */
const plainName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const anyName = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** `my_relay_key`: words, none of them as long as a key. */
const wordyName = /^[A-Za-z]{1,12}(?:_[A-Za-z0-9]{1,12})+$/;

function isRandomText(text: string): boolean {
  const digits = text.replace(/[^0-9]/g, '').length;
  return text.length >= 24 && digits >= 3 && /[A-Za-z]/.test(text) && /^[\w.~+/=:-]+$/.test(text);
}

/**
 * What a text is that stands where the name of a variable belongs: people put the key itself there. `unsure` is what can
 * be either, so that its owner has to say.
 */
export function nameOrKey(text: string): 'name' | 'key' | 'unsure' {
  if (text.match(keyShapes) || hexKey.test(text)) return 'key';
  // Letters and digits without a word between them can be a key in capitals.
  if (plainName.test(text)) return text.includes('_') || text.length < 16 ? 'name' : 'unsure';
  if (wordyName.test(text)) return 'name';
  if (isRandomText(text)) return 'key';
  return anyName.test(text) && text.length < 24 ? 'name' : 'unsure';
}

/** Whether a text that stands where a key belongs is the name of a variable: it would be sent as it is. */
export function isVariableNameAsKey(text: string): boolean {
  return plainName.test(text) && /_(?:KEY|TOKEN|SECRET|AUTH|CREDENTIALS?|PASSWORD)$/.test(text);
}

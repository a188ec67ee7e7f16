/** Shapes that are keys wherever they stand; the last is a signed token (JWT). */
export const keyShapes =
  /\b(?:sk|pk|rk|ak|gsk|xai|nvapi|hf|ghp|gho|github_pat|AIza|pplx|csk|glpat)[-_][A-Za-z0-9_-]{12,}|\bAIza[A-Za-z0-9_-]{20,}|\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)?/g;

const hexKey = /^[0-9a-f]{32,}$/i;
/** `ACME_API_KEY`: how nearly all variables are written. */
const plainName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const word = /^(?:[A-Z]?[a-z]{1,14}|[A-Z]{1,14})?\d{0,3}$/;

/** `my_relay_key_2`, `openrouterKey`: words, some with a number after them, and none as long as a key. */
function isWordy(text: string): boolean {
  return /^[A-Za-z_]/.test(text) && text.split(/_+|(?<=[a-z0-9])(?=[A-Z])/).every((part) => word.test(part));
}

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
  if (isWordy(text)) return 'name';
  return isRandomText(text) ? 'key' : 'unsure';
}

/** What providers call an account, in their own documents: no key, though it is as random as one. */
const accountId = /^(?:org|proj|user|acct|team|ws|asst)[-_]/i;

/** How often capitals, small letters and digits take turns: in words seldom, in random letters nearly always. */
function turnsOf(text: string): number {
  const kindOf = (character: string) =>
    /\d/.test(character) ? 'digit' : /[a-z]/.test(character) ? 'small' : 'capital';
  return [...text].filter((character, at) => at > 0 && kindOf(character) !== kindOf(text.charAt(at - 1))).length;
}

/** Letters of both cases and digits, too mixed for words. */
function isMixedRun(run: string): boolean {
  if (run.length < 20 || run.replace(/\D/g, '').length < 3 || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  return turnsOf(run) >= run.length / 3;
}

/** Whether one word is a key, by nothing but its letters. Short hashes, UUIDs and the ids of accounts are shown. */
export function isKeyWord(text: string): boolean {
  if (text.match(keyShapes)) return true;
  if (accountId.test(text)) return false;
  return text.split(/[._~-]+/).some((run) => isMixedRun(run) || (hexKey.test(run) && /\d/.test(run)));
}

/** A word that is written as a key only because something has to stand there. */
export function isPlaceholderKey(text: string): boolean {
  return /^(?:unused|none|no[-_ ]?key|not[-_ ]?(?:needed|required|used)|dummy|placeholder|empty|null|x+)(?:[-_]?\d{1,3})?$/i.test(
    text,
  );
}

/** Whether a part of an address is a key: ids there are of one case, at Cloudflare of 32 digits, and names are words. */
export function isKeySegment(text: string): boolean {
  if (isKeyWord(text) && !/^[0-9a-f]{32}$/i.test(text)) return true;
  const digits = text.replace(/[^0-9]/g, '').length;
  return text.length >= 16 && digits >= 3 && /[a-z]/.test(text) && /[A-Z]/.test(text) && /^[\w~-]+$/.test(text);
}

/** Whether a text that stands where a key belongs is the name of a variable: it would be sent as it is. */
export function isVariableNameAsKey(text: string): boolean {
  return plainName.test(text) && /_(?:KEY|TOKEN|SECRET|AUTH|CREDENTIALS?|PASSWORD)$/.test(text);
}

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What is signed of a request: parameters by name, `name=value` joined by `&`, unencoded, without `sign` and empty ones. */
export const contentToSign = (params: Readonly<Record<string, string>>): string =>
  Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');

/** RSA2 of Alipay: SHA256withRSA (PKCS #1 v1.5), base64. */
export const signRsa2 = (content: string, key: KeyObject): string =>
  sign('RSA-SHA256', Buffer.from(content), key).toString('base64');

export const verifyRsa2 = (content: string, signature: string, key: KeyObject): boolean =>
  verify('RSA-SHA256', Buffer.from(content), key, Buffer.from(signature, 'base64'));

/** A reply's signature may be over its text before slashes were escaped; Alipay's own kits try both. */
export const verifyReply = (raw: string, signature: string, key: KeyObject): boolean =>
  verifyRsa2(raw, signature, key) || verifyRsa2(raw.replaceAll('\\/', '/'), signature, key);

/** A private key as PEM or as the bare base64 that Alipay's key tool writes, PKCS #8 or PKCS #1. */
export function readPrivateKey(text: string): KeyObject {
  if (text.includes('-----')) return createPrivateKey(lines(text));
  return first(['pkcs8', 'pkcs1'], (type) =>
    createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type }),
  );
}

/** A public key as PEM or bare base64, SubjectPublicKeyInfo or PKCS #1. */
export function readPublicKey(text: string): KeyObject {
  if (text.includes('-----')) return createPublicKey(lines(text));
  return first(['spki', 'pkcs1'], (type) =>
    createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type }),
  );
}

/** Environment variables carry a PEM's line ends as `\n`. */
const lines = (pem: string) => pem.replaceAll('\\n', '\n');

function first<T extends string>(types: readonly [T, T], read: (type: T) => KeyObject): KeyObject {
  try {
    return read(types[0]);
  } catch {
    return read(types[1]);
  }
}

/**
 * The exact characters of an object that is a member of a JSON object: a reply's signature is over these, not over what a
 * parser makes of them. Null when the member is not there.
 */
export function rawMember(json: string, name: string): string | null {
  const head = new RegExp(`^"${name}"\\s*:\\s*(?=\\{)`);
  let depth = 0;
  let start = -1;
  for (let i = 0; i < json.length; i++) {
    const letter = json[i];
    if (letter === '"') {
      if (depth === 1 && start < 0) {
        const found = head.exec(json.slice(i, i + name.length + 32));
        if (found) start = i + found[0].length;
      }
      i = endOfString(json, i);
    } else if (letter === '{' || letter === '[') depth++;
    else if ((letter === '}' || letter === ']') && --depth === 1 && start >= 0)
      return json.slice(start, i + 1);
  }
  return null;
}

function endOfString(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    if (json[i] === '\\') i++;
    else if (json[i] === '"') return i;
  }
  return json.length;
}

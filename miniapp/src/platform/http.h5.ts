import type { HttpReply, HttpRequest } from '@wanglai/client';

const TIMEOUT_MS = 20_000;

/** `keepalive` lets the last batch outlive the page; browsers allow it for small bodies only. */
export async function send({ method, url, headers, body }: HttpRequest): Promise<HttpReply> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  const small = typeof body === 'string' && body.length < 30_000;
  try {
    const reply = await fetch(url, {
      method,
      headers,
      body: body as BodyInit | undefined,
      signal: abort.signal,
      keepalive: small && document.visibilityState === 'hidden',
    });
    return { status: reply.status, text: await reply.text() };
  } finally {
    clearTimeout(timer);
  }
}

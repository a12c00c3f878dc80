import type { Context, Next } from 'koa';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Strict headers on every reply. Inline styles stay allowed: both user interfaces compute styles at run time. */
export async function securityHeaders(koa: Context, next: Next): Promise<void> {
  koa.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self)',
    ...(koa.secure && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  });
  if (koa.path.startsWith('/api/')) koa.set('Cache-Control', 'no-store');
  await next();
}

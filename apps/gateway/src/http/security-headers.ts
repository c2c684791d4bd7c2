import type { FastifyReply } from 'fastify';

/** Nothing inline, nothing from elsewhere. `data:` images are the icons inside the style sheet of the API page. */
const policy = (connect: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The policy of the page where people sign in at an issuer of another origin: its code is exchanged there. */
export const policyWithIssuer = (issuer: string): string => policy(`'self' ${new URL(issuer).origin}`);

export const SECURITY_HEADERS = {
  'content-security-policy': policy("'self'"),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

export function secure(reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS);
}

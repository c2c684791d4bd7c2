import { IsBoolean, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';
import { Transform } from 'class-transformer';
import { ServiceConfig } from '#service';

const flag = Transform(({ value }: { value: unknown }) => value === true || value === '1' || value === 'true');
const list = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value,
);
const PUBLIC_URL = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** The environment of the gateway; README.md says what each variable is for. */
export class GatewayConfig extends ServiceConfig {
  /** Public port and address. */
  @IsInt() @Min(0) @Max(65_535) PORT = 3000;
  @IsString() HOST = '127.0.0.1';
  /** Where people reach the gateway, for the links of the local issuer; `http://127.0.0.1:PORT` when absent. */
  @IsOptional() @IsUrl(PUBLIC_URL) PUBLIC_URL?: string;
  /** Addresses of proxies whose `X-Forwarded-For` is believed, comma separated. */
  @list @IsString({ each: true }) TRUSTED_PROXIES: string[] = [];

  /** OIDC issuers whose tokens are accepted, comma separated; found by discovery. */
  @list @IsUrl(PUBLIC_URL, { each: true }) ISSUERS: string[] = [];
  @IsString() @MinLength(1) AUDIENCE = 'chi-so';
  /** The one of them at which people sign in on the page, its client (public, PKCE) and scopes; absent: the local issuer, or none. */
  @IsOptional() @IsUrl(PUBLIC_URL) PAGE_ISSUER?: string;
  @IsString() @MinLength(1) PAGE_CLIENT = 'chi-so-page';
  @IsString() @MinLength(1) PAGE_SCOPE = 'openid';
  /** Claims that carry a role and an agency code; without the role claim the assignments of `catalogue` decide. */
  @IsString() @MinLength(1) ROLE_CLAIM = 'role';
  @IsString() @MinLength(1) AGENCY_CLAIM = 'agency';

  /** The small issuer of local mode under /oidc, and the one secret its key and client are made of. */
  @flag @IsBoolean() LOCAL_ISSUER = false;
  @IsOptional() @IsString() @MinLength(32) LOCAL_ISSUER_SECRET?: string;

  /** Ed25519 private key (PKCS 8, DER, base64url) that signs the actor for the services. */
  @Matches(/^[\w-]{60,200}$/) ACTOR_PRIVATE_KEY!: string;

  /** Requests a minute: of an anonymous address, of a signed-in caller; 0 switches off. */
  @IsInt() @Min(0) RATE_LIMIT = 600;
  @IsInt() @Min(0) RATE_LIMIT_SIGNED_IN = 6000;
  /** Seconds a stream may stay open and between its heartbeats. */
  @IsInt() @Min(1) STREAM_HEARTBEAT = 15;
}

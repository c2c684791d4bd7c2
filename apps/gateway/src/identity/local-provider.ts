import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { LocalKeys } from './local-keys.js';
import { LAUNCHER_CLIENT, PAGE_CLIENT, PERSONA_GRANT, personaOf } from './personas.js';

const HOURS = 3600;
/** The audience as a URI, which resource indicators (RFC 8707) want; tokens carry `audience`. */
const RESOURCE = 'urn:chi-so:api';

interface Settings {
  issuer: string;
  audience: string;
  keys: LocalKeys;
  redirects: string[];
}

/** Access tokens are JWTs for our own interface, good for 12 hours: a working day with its evening. */
const resourceOf = (audience: string) => ({
  scope: 'api',
  audience,
  accessTokenFormat: 'jwt' as const,
  accessTokenTTL: 12 * HOURS,
  jwt: { sign: { alg: 'ES256' as const } },
});

const claimsOf = (account: string | undefined) => {
  const persona = personaOf(account ?? '');
  return persona ? { role: persona.role, agency: persona.agency } : undefined;
};

const clients = (keys: LocalKeys, redirects: string[]): Configuration['clients'] => [
  {
    client_id: LAUNCHER_CLIENT,
    client_secret: keys.clientSecret,
    grant_types: [PERSONA_GRANT],
    redirect_uris: [],
    response_types: [],
  },
  {
    client_id: PAGE_CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: redirects,
  },
];

/** Everybody who signs in here has consented: it is the local mode of one machine. */
async function grantOf(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope('openid');
  grant.addResourceScope(RESOURCE, 'api');
  await grant.save();
  return grant;
}

function configuration({ audience, keys, redirects }: Settings): Configuration {
  return {
    clients: clients(keys, redirects)!,
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookieKey] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    responseTypes: ['code'],
    scopes: ['openid'],
    ttl: { Session: 12 * HOURS, Grant: 12 * HOURS, IdToken: HOURS, Interaction: HOURS, AuthorizationCode: 60 },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceOf(audience),
      },
    },
    findAccount: (_ctx, account) =>
      personaOf(account) ? { accountId: account, claims: () => ({ sub: account, ...claimsOf(account) }) } : undefined,
    extraTokenClaims: (_ctx, token) => claimsOf('accountId' in token ? token.accountId : undefined),
    loadExistingGrant: grantOf,
    interactions: { url: (_ctx, { uid }) => `/oidc/interaction/${uid}` },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = [error, description].filter(Boolean).join(': ');
    },
  };
}

/** Gives the launcher's client a token for any persona, without a browser (`npm run token`). */
function addPersonaGrant(provider: Provider, audience: string): void {
  const handler = async (ctx: KoaContextWithOIDC): Promise<void> => {
    const { client, params } = ctx.oidc;
    const account = typeof params?.account === 'string' ? params.account : '';
    if (!personaOf(account)) {
      ctx.status = 400;
      ctx.body = { error: 'invalid_request', error_description: `there is no account ${account}` };
      return;
    }
    const resourceServer = new provider.ResourceServer(RESOURCE, resourceOf(audience));
    const token = new provider.AccessToken({
      accountId: account,
      client: client!,
      resourceServer,
      scope: 'api',
      gty: 'persona',
      expiresIn: 12 * HOURS,
    } as never);
    ctx.oidc.entity('AccessToken', token);
    ctx.body = { access_token: await token.save(), expires_in: 12 * HOURS, token_type: 'Bearer' };
  };
  provider.registerGrantType(PERSONA_GRANT, handler, ['account']);
}

/** The small issuer of local mode: personas in place of people. Never for a system others can reach. */
export function localProvider(settings: Settings): Provider {
  const provider = new Provider(settings.issuer, configuration(settings));
  addPersonaGrant(provider, settings.audience);
  return provider;
}

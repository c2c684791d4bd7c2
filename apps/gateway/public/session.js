const KEY = 'chi-so';

const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const random = () => encoded(crypto.getRandomValues(new Uint8Array(32)));
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
const write = (session) => sessionStorage.setItem(KEY, JSON.stringify(session));

/** Who is signed in: `{ token, role, agency }`, or null. The token lives in this tab only. */
export function signedIn() {
  const { token, role, agency, until } = read();
  return token && until > Date.now() ? { token, role, agency } : null;
}

/** Where to sign in: the province's issuer, the local one, or null where there is none. */
export async function issuer() {
  const answer = await fetch('/api/v1/sign-in').catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/** Authorization code with PKCE (RFC 7636): no secret in the page. */
export async function signIn() {
  const { clientId, authorizationEndpoint, tokenEndpoint, scope } = await issuer();
  const verifier = random();
  const state = random();
  write({ verifier, state, clientId, tokenEndpoint });
  const challenge = encoded(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: `${location.origin}/`,
    scope,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    prompt: 'login',
    state,
  });
  location.assign(`${authorizationEndpoint}?${query}`);
}

export function signOut() {
  sessionStorage.removeItem(KEY);
  location.assign('/');
}

/** Comes back from the sign-in page: the code becomes a token, the address is cleaned. */
export async function finishSignIn() {
  const query = new URLSearchParams(location.search);
  if (!query.has('code') && !query.has('error')) return;
  const { verifier, state, clientId, tokenEndpoint } = read();
  history.replaceState(null, '', '/');
  sessionStorage.removeItem(KEY);
  if (query.get('state') !== state || !query.has('code')) return;
  const answer = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code: query.get('code'),
      redirect_uri: `${location.origin}/`,
      code_verifier: verifier,
    }),
  });
  const { access_token: token, expires_in: seconds } = await answer.json();
  if (token) await remember(token, seconds);
}

/** Role and agency come from the gateway, which knows whose claims or assignments count. */
async function remember(token, seconds) {
  const caller = await fetch('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
  if (!caller.ok) return;
  const { role, agency } = await caller.json();
  write({ token, role, agency, until: Date.now() + seconds * 1000 });
}

const CLIENT = 'chi-so-page';
const KEY = 'chi-so';

const encoded = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const random = () => encoded(crypto.getRandomValues(new Uint8Array(32)));
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
const write = (session) => sessionStorage.setItem(KEY, JSON.stringify(session));

const claimsOf = (token) => {
  const bytes = Uint8Array.from(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes));
};

/** Who is signed in: `{ token, role, agency }`, or null. The token lives in this tab only. */
export function signedIn() {
  const { token } = read();
  if (!token) return null;
  const { role, agency, exp } = claimsOf(token);
  return exp * 1000 > Date.now() ? { token, role, agency } : null;
}

/** The endpoints of the local issuer; null where there is none. They are used by path, so any name of this host will do. */
export async function issuer() {
  const answer = await fetch('/oidc/.well-known/openid-configuration').catch(() => null);
  return answer?.ok ? { authorize: '/oidc/auth', token: '/oidc/token' } : null;
}

/** Authorization code with PKCE (RFC 7636): no secret in the page. */
export async function signIn() {
  const verifier = random();
  const state = random();
  write({ verifier, state });
  const challenge = encoded(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: `${location.origin}/`,
    scope: 'openid api',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    prompt: 'login',
    state,
  });
  location.assign(`/oidc/auth?${query}`);
}

export function signOut() {
  sessionStorage.removeItem(KEY);
  location.assign('/');
}

/** Comes back from the sign-in page: the code becomes a token, the address is cleaned. */
export async function finishSignIn() {
  const query = new URLSearchParams(location.search);
  if (!query.has('code') && !query.has('error')) return;
  const { verifier, state } = read();
  history.replaceState(null, '', '/');
  sessionStorage.removeItem(KEY);
  if (query.get('state') !== state || !query.has('code')) return;
  const answer = await fetch('/oidc/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      code: query.get('code'),
      redirect_uri: `${location.origin}/`,
      code_verifier: verifier,
    }),
  });
  const { access_token: token } = await answer.json();
  if (token) write({ token });
}

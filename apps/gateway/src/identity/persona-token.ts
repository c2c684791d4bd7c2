import { localKeys } from './local-keys.js';
import { accountOf, LAUNCHER_CLIENT, PERSONA_GRANT, type Persona, personaOf } from './personas.js';

export interface PersonaTokenWanted {
  /** Public port of the gateway. */
  port: number;
  /** `LOCAL_ISSUER_SECRET` of the running copy. */
  secret: string;
  persona: string;
  agency?: string | undefined;
}

/** An access token of the local issuer, good for 12 h. Throws with the issuer's own words when it gives none. */
export async function fetchPersonaToken({ port, secret, persona, agency }: PersonaTokenWanted): Promise<string> {
  const account = accountOf(persona as Persona, agency);
  if (!personaOf(account)) throw new Error(`there is no persona ${persona}, or ${agency} is no agency code`);
  const client = Buffer.from(`${LAUNCHER_CLIENT}:${localKeys(secret).clientSecret}`).toString('base64');
  const answer = await fetch(`http://127.0.0.1:${port}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${client}` },
    body: new URLSearchParams({ grant_type: PERSONA_GRANT, account }),
  });
  const body = (await answer.json()) as { access_token?: string; error_description?: string; error?: string };
  if (!body.access_token) throw new Error(`no token: ${body.error_description ?? body.error ?? answer.status}`);
  return body.access_token;
}

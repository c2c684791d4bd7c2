/** Roles of API.md ("personas"); `anonymous` is the public, `system` a service acting by itself. */
export const ROLES = [
  'system-admin',
  'integration',
  'province-leader',
  'department-office',
  'unit-head',
  'department-leader',
  'counter-officer',
  'specialist',
  'records-clerk',
  'postal-operator',
  'inspector',
  'home-affairs',
  'citizen',
  'anonymous',
  'system',
] as const;

export type Role = (typeof ROLES)[number];

/** Who asks. `agency` is an agency's code (old or new): the actor may see and act within its subtree. */
export interface Actor {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  readonly agency: string;
}

export const ANONYMOUS: Actor = { issuer: '', subject: 'anonymous', role: 'anonymous', agency: '' };

/** A service acting by itself, e.g. when it loads its own base data. */
export const systemActor = (service: string): Actor => ({ issuer: '', subject: service, role: 'system', agency: '' });

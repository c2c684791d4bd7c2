import { describe, expect, it } from '@jest/globals';
import { actorOf } from './actor.rules.js';

const names = { role: 'role', agency: 'agency' };
const now = new Date('2018-08-30T00:00:00Z');
const person = { iss: 'https://sso.example', sub: 'an' };
const assignment = (from: string, to: string | null) => ({
  issuer: person.iss,
  subject: person.sub,
  role: 'unit-head' as const,
  agency: '000.00.15.H10',
  from,
  to,
});

describe('who a token speaks for', () => {
  it('is what its claims say', () => {
    const claims = { ...person, role: 'inspector', agency: '000.00.16.H10' };
    expect(actorOf(claims, names, [], now)).toMatchObject({
      subject: 'an',
      role: 'inspector',
      agency: '000.00.16.H10',
    });
  });

  it('is the first role we know of a list, read from the configured claim', () => {
    const claims = { ...person, roles: ['offline_access', 'specialist'] };
    expect(actorOf(claims, { ...names, role: 'roles' }, [], now).role).toBe('specialist');
  });

  it.each(['system', 'anonymous', 'root', 7, null])('is never %s by a claim', (role) => {
    expect(actorOf({ ...person, role }, names, [], now).role).toBe('citizen');
  });

  it('is the assignment in force where no claim says a role', () => {
    const running = assignment('2018-01-01T00:00:00Z', null);
    expect(actorOf(person, names, [running], now)).toMatchObject({ role: 'unit-head', agency: '000.00.15.H10' });
  });

  it.each([assignment('2018-09-01T00:00:00Z', null), assignment('2018-01-01T00:00:00Z', '2018-08-30T00:00:00Z')])(
    'is a citizen before a delegation begins and after it has ended',
    (one) => {
      expect(actorOf(person, names, [one], now).role).toBe('citizen');
    },
  );

  it('stands at the province when the agency claim is no code', () => {
    expect(actorOf({ ...person, role: 'inspector', agency: "x'; --" }, names, [], now).agency).toBe('000.00.00.H10');
  });
});

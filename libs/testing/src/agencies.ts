import { namedId, agencyRecorded, systemActor, type AgencyKind, type AgencyRecorded, type NewEvent } from '#contracts';

export const PROVINCE = '000.00.00.H10';
export const DEPARTMENT = '000.00.15.H10';
export const OTHER_DEPARTMENT = '000.00.16.H10';
export const ROOM = '001.00.15.H10';

/** The uuid every installation gives the agency of that code. */
export const agencyId = (code: string): string => namedId('agency', code);

const anAgency = (code: string, kind: AgencyKind, parent: string | null): AgencyRecorded => ({
  id: agencyId(code),
  parentId: parent && agencyId(parent),
  kind,
  level: 'province',
  name: { vi: code, en: null },
  codes: [{ code, from: null, to: null }],
  from: null,
  to: null,
  mergedInto: null,
  demonstration: true,
});

/** A small tree as the catalogue announces it: the province, two departments, a room of the first. */
export function someAgencies(): NewEvent<AgencyRecorded>[] {
  const agencies = [
    anAgency(PROVINCE, 'province', null),
    anAgency(DEPARTMENT, 'department', PROVINCE),
    anAgency(OTHER_DEPARTMENT, 'department', PROVINCE),
    anAgency(ROOM, 'room', DEPARTMENT),
  ];
  const time = new Date('2018-01-02T00:00:00Z');
  return agencies.map((agency) => agencyRecorded.of(agency.id, agency, systemActor('catalogue'), { time }));
}

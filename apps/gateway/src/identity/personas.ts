import { ROLES, type Role } from '#contracts';

/** Everyone one can be in local mode: the roles but those of nobody and of services. */
export const PERSONAS = ROLES.filter((role): role is Persona => role !== 'anonymous' && role !== 'system');
export type Persona = Exclude<Role, 'anonymous' | 'system'>;

export const ROOT_AGENCY = '000.00.00.H10';
export const PERSONA_GRANT = 'urn:chi-so:grant:persona';
export const LAUNCHER_CLIENT = 'chi-so-launcher';
export const PAGE_CLIENT = 'chi-so-page';

/** Labels of practice.md §4, with the agency a persona works at when none is chosen on the sign-in page. */
export const PERSONA_LABELS: Record<Persona, { vi: string; en: string; agency: string }> = {
  'province-leader': { vi: 'Lãnh đạo UBND tỉnh', en: 'Leader of the province', agency: ROOT_AGENCY },
  'home-affairs': { vi: 'Sở Nội vụ (thẩm định)', en: 'Home affairs reviewer', agency: ROOT_AGENCY },
  inspector: { vi: 'Thanh tra', en: 'Inspector', agency: ROOT_AGENCY },
  'department-leader': { vi: 'Giám đốc, Phó Giám đốc Sở', en: 'Leader of the department', agency: '000.00.15.H10' },
  'department-office': { vi: 'Văn phòng Sở', en: 'Office of the department', agency: '000.00.15.H10' },
  'unit-head': { vi: 'Trưởng phòng', en: 'Head of a room', agency: '000.00.15.H10' },
  'counter-officer': {
    vi: 'Công chức tiếp nhận và trả kết quả',
    en: 'Officer of the one-stop unit',
    agency: '000.00.15.H10',
  },
  specialist: { vi: 'Chuyên viên thụ lý', en: 'Specialist', agency: '000.00.15.H10' },
  'records-clerk': { vi: 'Văn thư', en: 'Records clerk', agency: '000.00.15.H10' },
  'postal-operator': { vi: 'Nhân viên bưu chính', en: 'Postal operator', agency: ROOT_AGENCY },
  citizen: { vi: 'Công dân', en: 'Citizen', agency: ROOT_AGENCY },
  integration: { vi: 'Hệ thống kết nối', en: 'Integration', agency: ROOT_AGENCY },
  'system-admin': { vi: 'Quản trị hệ thống', en: 'System administrator', agency: ROOT_AGENCY },
};

export const isPersona = (text: unknown): text is Persona => (PERSONAS as readonly unknown[]).includes(text);

const AGENCY = /^[A-Z0-9.]{3,40}$/;

/** The subject of a persona's tokens says who and where: `counter-officer@000.00.15.H10`. */
export const accountOf = (persona: Persona, agency = ROOT_AGENCY): string => `${persona}@${agency}`;

/** Role and agency of a local account; undefined when there is none of that name. */
export function personaOf(account: string): { role: Persona; agency: string } | undefined {
  const [role, agency = ''] = account.split('@', 2);
  return isPersona(role) && AGENCY.test(agency) ? { role, agency } : undefined;
}

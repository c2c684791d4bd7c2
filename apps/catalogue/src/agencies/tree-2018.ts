import { namedId } from '#contracts';
import type { BilingualName, DatedCode } from '#contracts';
import { ROOT_CODE } from '#directory';
import type { NewAgency } from './agency.queries.js';
import { DEPARTMENTS_2018, INFORMATION_ORDINAL, ROOMS } from './departments-2018.js';
import { DISTRICTS_2018 } from './districts-2018.js';

/** Codes of the form of QĐ 20/2020/QĐ-TTg hold from its first day on; the older ones stay accepted. */
const NEW_FORM = '2020-09-15';
const FIRST_DISTRICT = 41;
const CENTRE = 61;
/** Types of units, longest first. */
const TYPES: readonly (readonly [vi: string, en: string])[] = [
  ['Thị trấn', 'Township'],
  ['Thị xã', 'Town'],
  ['Phường', 'Ward'],
  ['Huyện', 'District'],
  ['Xã', 'Commune'],
];

const two = (n: number): string => String(n).padStart(2, '0');
const code = (level4: number, level3: number, level2: number): string =>
  `${String(level4).padStart(3, '0')}.${two(level3)}.${two(level2)}.H10`;

/** Old code first: it is the one shown. The ordinals are not verified, hence `demonstration`. */
const codesOf = (old: string, newer: string): DatedCode[] => [
  { code: old, from: null, to: null },
  { code: newer, from: NEW_FORM, to: null },
];

function anAgency(about: Pick<NewAgency, 'kind' | 'level' | 'name' | 'codes'> & Partial<NewAgency>): NewAgency {
  return {
    id: namedId('agency', about.codes[0]!.code),
    parentId: ROOT.id,
    from: null,
    to: null,
    mergedInto: null,
    gsoCode: null,
    demonstration: true,
    ...about,
  };
}

const ROOT: NewAgency = {
  id: namedId('agency', ROOT_CODE),
  parentId: null,
  kind: 'province',
  level: 'province',
  name: { vi: 'Ủy ban nhân dân tỉnh Bình Phước', en: 'People’s Committee of Bình Phước Province' },
  codes: [ROOT_CODE, 'H10'].map((root) => ({ code: root, from: null, to: null })),
  from: null,
  to: null,
  mergedInto: null,
  gsoCode: '70',
  demonstration: false,
};

function departments(): NewAgency[] {
  return DEPARTMENTS_2018.map(([vi, en], n) => {
    const codes = codesOf(code(0, 0, n + 1), `H10.${two(n + 1)}`);
    return anAgency({ kind: 'department', level: 'province', name: { vi, en }, codes });
  });
}

function rooms(): NewAgency[] {
  const parentId = namedId('agency', code(0, 0, INFORMATION_ORDINAL));
  return ROOMS.map(([vi, en], n) => {
    const codes = codesOf(code(0, n + 1, INFORMATION_ORDINAL), `H10.${INFORMATION_ORDINAL}.${two(n + 1)}`);
    return anAgency({ kind: 'room', level: 'province', name: { vi, en }, codes, parentId });
  });
}

function centre(): NewAgency {
  const name = { vi: 'Trung tâm Hành chính công tỉnh', en: 'Provincial Public Administration Centre' };
  const codes = codesOf(code(0, 0, CENTRE), `H10.${CENTRE}`);
  return anAgency({ kind: 'one-stop-centre', level: 'province', name, codes });
}

function districts(): NewAgency[] {
  return DISTRICTS_2018.flatMap(({ gso, name, communes }, n) => {
    const ordinal = FIRST_DISTRICT + n;
    const codes = codesOf(code(0, 0, ordinal), `H10.${ordinal}`);
    const district = anAgency({ kind: 'district', level: 'district', name: committee(name), codes, gsoCode: gso });
    const below = communes.map(([communeGso, communeName], m) =>
      anAgency({
        kind: 'commune',
        level: 'commune',
        name: committee(communeName, name),
        codes: codesOf(code(m + 1, 0, ordinal), `H10.${ordinal}.${two(m + 1)}`),
        parentId: district.id,
        gsoCode: communeGso,
      }),
    );
    return [district, ...below];
  });
}

/** The committee of a unit; a commune names its district too, because several communes share a name. */
function committee(unit: string, district?: string): BilingualName {
  const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  const vi = `Ủy ban nhân dân ${small(unit)}${district ? `, ${small(district)}` : ''}`;
  return { vi, en: `People’s Committee of ${english(unit)}${district ? `, ${english(district)}` : ''}` };
}

function english(unit: string): string {
  const [vi, en] = TYPES.find(([type]) => unit.startsWith(type))!;
  return `${unit.slice(vi.length + 1)} ${en}`;
}

/**
 * The agencies of the province on 30/8/2018, parents first, without end dates so that all can receive today (PROTOCOL.md):
 * the root; 20 departments, 11 districts, 111 communes; the seven units of the department; the one-stop centre.
 */
export const TREE_2018: readonly NewAgency[] = [ROOT, ...departments(), ...rooms(), centre(), ...districts()];

import type { AgencyRecorded } from '#contracts';
import type { AgencyTree } from '#directory';
import type { Facts } from '../dossier.rules.js';
import type { FormPlace } from './form-facts.js';

const ONE_STOP_UNIT = 'Bộ phận Tiếp nhận và Trả kết quả';
const KIND = /^(Ủy ban nhân dân )?(tỉnh|thành phố|thị xã|huyện|xã|phường|thị trấn) /iu;

const nameOf = (agency: AgencyRecorded | undefined): string | null => agency?.name.vi ?? null;

/** Header and place: the settling agency below the one above it. */
export function placeOf({ agencyId, receivingUnitId }: Facts, tree: AgencyTree): FormPlace {
  const agency = tree.get(agencyId);
  const parent = above(agency, tree);
  return {
    name: nameOf(agency) ?? agencyId,
    parent: nameOf(parent),
    place: (nameOf(parent ?? agency) ?? '').replace(KIND, ''),
    unit: nameOf(tree.get(receivingUnitId ?? '')) ?? ONE_STOP_UNIT,
  };
}

/** A people's committee stands alone in its header (NĐ 30/2020 Annex I.II.2). */
function above(agency: AgencyRecorded | undefined, tree: AgencyTree): AgencyRecorded | undefined {
  if (!agency?.parentId || agency.kind === 'district' || agency.kind === 'commune') return undefined;
  return tree.get(agency.parentId);
}

/** Every invented record carries it (rule R88). */
export const MARK = 'DỮ LIỆU MẪU';

export interface DemonstrationAgency {
  id: string;
  parentId: string | null;
  code: string;
  kind: string;
}

/** Every invented record carries it (rule R88). */
export const MARK = 'DỮ LIỆU MẪU';

export interface DemonstrationAgency {
  code: string;
  kind: string;
}

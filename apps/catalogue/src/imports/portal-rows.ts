import { rowError, type ConditionalPart, type ProcedureParts } from '#contracts';
import { carriedOf, type Carried, type ReadRow } from './carried.js';
import { cleaned, dayOf, levelsOf, line, resultText, saysNothing, withoutHeading } from './portal-text.js';
import { wayOf } from './portal-ways.js';

type Fields = Record<string, unknown>;

const PAPERS_HEADING = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
const LEGAL_HEADING = 'Tên văn bản pháp lýMã văn bản';
/** Without a border behind it: the name is glued to the number of copies. */
const FILE = /\.(docx?|xlsx?|pdf|rtf|zip|rar)/i;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

/** A row of the national portal in one of its three crawled shapes, told apart by their keys (API.md). */
export function readPortalRow(value: unknown): ReadRow {
  const row = fieldsOf(value);
  if ('ma_thu_tuc' in row) return coded(row.ma_thu_tuc, row.ten_thu_tuc, () => crawled(row));
  if ('thu_tuc_id' in row) return coded(row.thu_tuc_id, fieldsOf(row.metadata)['tên_thủ_tục'], () => structured(row));
  if ('title' in row) return { errors: [rowError('procedure.no-code', { name: line(row.title) ?? '' }, 'title')] };
  return { errors: [rowError('procedure.row-unknown-shape')] };
}

function coded(code: unknown, name: unknown, read: () => object): ReadRow {
  if (!line(code)) return { errors: [rowError('procedure.no-code', { name: line(name) ?? '' })] };
  return carriedOf('portal', { code: line(code), name: { vi: line(name) ?? '', en: null }, ...read() }, published);
}

/** The portal shows what has been published; a record without its decision number stays a draft. */
const published = ({ decisionNumber }: ProcedureParts): Carried['publication'] =>
  decisionNumber ? { decision: decisionNumber, validFrom: null } : null;

/** `ma_thu_tuc`: table cells glued together; the ways were split by the crawl's preparer. */
function crawled(row: Fields): object {
  const ways = listOf(fieldsOf(row.derived).submission).flatMap((way) => {
    const stated = wayOf({
      method: way.method,
      term: way.time_text,
      fees: way.fee_texts,
      description: way.description,
    });
    return stated ? [stated] : [];
  });
  const unclear =
    ways.length === 0 || ways.some(({ term, termText }) => !term && termText !== null) || hasAmbiguity(row);
  const papersText = withoutHeading(row.thanh_phan_ho_so, PAPERS_HEADING);
  const forms = papersText && FILE.test(papersText) ? 'Nêu tại thành phần hồ sơ' : null;
  return {
    ways,
    manner: unclear ? cleaned(row.cach_thuc_thuc_hien) : null,
    steps: cleaned(row.trinh_tu_thuc_hien),
    papersText,
    forms,
    legalText: withoutHeading(row.can_cu_phap_ly, LEGAL_HEADING),
    result: resultText(row.ket_qua_xu_ly),
    conditions: cleaned(row.yeu_cau_dieu_kien),
    none: nothing(row.yeu_cau_dieu_kien, {
      forms: papersText !== null && !forms,
      fees: ways.length > 0 && !hasFee(ways),
    }),
    field: line(row.linh_vuc),
    kind: line(row.loai_thu_tuc),
    levels: levelsOf(row.cap_thuc_hien),
    subjects: cleaned(row.doi_tuong_thuc_hien),
    agency: cleaned(row.co_quan_thuc_hien),
    competent: cleaned(row.co_quan_co_tham_quyen),
    together: cleaned(row.co_quan_phoi_hop),
    place: cleaned(row.dia_chi_tiep_nhan),
    related: cleaned(row.thu_tuc_lien_quan),
    decisionNumber: line(row.so_quyet_dinh),
  };
}

const hasAmbiguity = (row: Fields): boolean =>
  listOf(fieldsOf(row.derived).submission).some((way) => way.ambiguous === true);
const hasFee = (ways: readonly { fees?: unknown[] | null }[]): boolean =>
  ways.some(({ fees }) => (fees?.length ?? 0) > 0);

/** Parts of which the portal shows the field, and in it that there is nothing. */
function nothing(conditions: unknown, empty: Partial<Record<ConditionalPart, boolean>>): ConditionalPart[] {
  const stated = Object.entries(empty).flatMap(([part, none]) => (none ? [part as ConditionalPart] : []));
  return saysNothing(conditions) ? [...stated, 'conditions'] : stated;
}

/** `thu_tuc_id`: clean tables, extracted from the portal's own documents. */
function structured(row: Fields): object {
  const about = fieldsOf(row.metadata);
  const content = fieldsOf(row.content);
  const tables = fieldsOf(row.tables);
  const ways = listOf(tables.hinh_thuc_nop).flatMap((way) => {
    const { hinh_thuc: method, thoi_han_giai_quyet: term, phi_le_phi: fees, mo_ta: description } = way;
    return wayOf({ method, term, fees, description }) ?? [];
  });
  const papers = listOf(tables.thanh_phan_ho_so).flatMap(paperOf);
  const conditions = content['yêu_cầu_điều_kiện_thực_hiện'];
  const noForms = papers.length > 0 && papers.every(({ form }) => !form);
  return {
    ways,
    papers,
    none: nothing(conditions, { forms: noForms, fees: ways.length > 0 && !hasFee(ways) }),
    legalBasis: listOf(tables.can_cu_phap_ly).map(legalTextOf),
    manner: cleaned(content['cách_thức_thực_hiện']),
    steps: cleaned(content['trình_tự_thực_hiện']),
    subjects: cleaned(content['đối_tượng_thực_hiện']),
    agency: cleaned(content['cơ_quan_thực_hiện']),
    competent: cleaned(content['cơ_quan_có_thẩm_quyền']),
    together: cleaned(content['cơ_quan_phối_hợp']),
    place: cleaned(content['địa_chỉ_tiếp_nhận_hs']),
    result: resultText(content['kết_quả_thực_hiện']),
    conditions: cleaned(conditions),
    field: line(about['lĩnh_vực']),
    kind: line(about['loại_thủ_tục']),
    levels: levelsOf(about['cấp_thực_hiện']),
    decisionNumber: line(about['số_quyết_định']),
  };
}

/** "Bản chính: 1\nBản sao: 0" are counts; a file's name stands in the column of numbers. */
function paperOf(
  paper: Fields,
): { name: string; form: string | null; originals: number | null; copies: number | null }[] {
  const name = cleaned(paper.ten_giay_to);
  const note = cleaned(paper.ghi_chu) ?? '';
  const count = (label: string): number | null => {
    const match = new RegExp(`${label}\\s*:\\s*(\\d{1,2})`, 'i').exec(note);
    return match ? Number(match[1]) : null;
  };
  return name ? [{ name, form: line(paper.so_luong), originals: count('Bản chính'), copies: count('Bản sao') }] : [];
}

const legalTextOf = (text: Fields): object => ({
  number: line(text.so_ky_hieu),
  title: cleaned(text.trich_yeu),
  issuedOn: dayOf(text.ngay_ban_hanh),
  issuer: cleaned(text.co_quan_ban_hanh),
});

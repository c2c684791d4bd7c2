import { ROLES, type Role } from '../actor.js';
import { event } from '../event.js';
import { Flag, Id, Instant, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { AGENCY_REF } from './codes.js';

export const ASSIGNABLE_ROLES = ROLES.filter((role) => role !== 'anonymous' && role !== 'system');

/** Who has which role where. A delegation is an assignment with an end. */
export class AssignmentView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Nơi cấp danh tính', en: 'Issuer of the identity (OIDC `iss`)' }) issuer!: string;
  @Text({ vi: 'Người dùng', en: 'Subject at the issuer (OIDC `sub`)' }) subject!: string;
  @OneOf(ASSIGNABLE_ROLES, { vi: 'Vai trò', en: 'Role' }) role!: Role;
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency; rights hold over its subtree' }) agency!: string;
  @Id({ vi: 'Cơ quan', en: 'The agency' }) agencyId!: string;
  @Instant({ vi: 'Từ lúc', en: 'From' }) from!: string;
  @Instant({ vi: 'Đến lúc', en: 'To, not included; null = open', optional: true }) to!: string | null;
  @Text({ vi: 'Người cấp', en: 'Granted by (issuer#subject)' }) grantedBy!: string;
  @Text({ vi: 'Phiên bản để sửa', en: 'Value for If-Match' }) etag!: string;
}

export class AssignmentQuery {
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Trang sau', en: '`next` of the page before', max: 80, optional: true }) after?: string;
  @Text({ vi: 'Người dùng', en: 'Subject', optional: true }) subject?: string;
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code', pattern: AGENCY_REF, optional: true }) agency?: string;
  @Flag({ vi: 'Chỉ đang hiệu lực hoặc sắp tới', en: 'Leave out those that have ended', optional: true })
  running?: boolean;
}
export class AssignmentPage {
  @Parts(() => AssignmentView, { vi: 'Phân quyền', en: 'Assignments' }) items!: AssignmentView[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}
export class AssignmentRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}

export class GrantAssignment {
  @Id({ vi: 'Định danh do bên gọi chọn', en: 'Chosen by the caller', optional: true }) id?: string | null;
  @Text({ vi: 'Nơi cấp danh tính', en: 'Issuer of the identity (OIDC `iss`)' }) issuer!: string;
  @Text({ vi: 'Người dùng', en: 'Subject at the issuer (OIDC `sub`)' }) subject!: string;
  @OneOf(ASSIGNABLE_ROLES, { vi: 'Vai trò', en: 'Role' }) role!: Role;
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code', example: '000.00.15.H10', pattern: AGENCY_REF }) agency!: string;
  @Instant({ vi: 'Từ lúc; bỏ trống: ngay', en: 'From; now when absent', optional: true }) from?: string | null;
  @Instant({ vi: 'Đến lúc', en: 'To: a delegation has an end', optional: true }) to?: string | null;
}
export class EndAssignment extends AssignmentRef {
  @Instant({ vi: 'Lúc chấm dứt; bỏ trống: ngay', en: 'When it ends; now when absent', optional: true })
  to?: string | null;
}

export const listAssignments = request('catalogue.assignments.list', AssignmentQuery, AssignmentPage);
export const findAssignment = request('catalogue.assignments.find', AssignmentRef, AssignmentView);
export const grantAssignment = request('catalogue.assignments.grant', GrantAssignment, AssignmentView);
export const endAssignment = request('catalogue.assignments.end', EndAssignment, AssignmentView);

/** The whole state of an assignment after a change. */
export class AssignmentRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Nơi cấp danh tính', en: 'Issuer' }) issuer!: string;
  @Text({ vi: 'Người dùng', en: 'Subject' }) subject!: string;
  @OneOf(ASSIGNABLE_ROLES, { vi: 'Vai trò', en: 'Role' }) role!: Role;
  @Id({ vi: 'Cơ quan', en: 'The agency' }) agencyId!: string;
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency' }) agency!: string;
  @Instant({ vi: 'Từ lúc', en: 'From' }) from!: string;
  @Instant({ vi: 'Đến lúc', en: 'To, not included', optional: true }) to!: string | null;
  @Text({ vi: 'Người cấp', en: 'Granted by' }) grantedBy!: string;
}
export const assignmentRecorded = event('catalogue.assignment.recorded.v1', AssignmentRecorded);

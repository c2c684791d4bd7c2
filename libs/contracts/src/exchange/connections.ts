import { AGENCY_LEVELS, AGENCY_REF, type AgencyLevel } from '../catalogue/codes.js';
import { BilingualName } from '../catalogue/label.js';
import { event } from '../event.js';
import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { SYSTEM_KINDS, type SystemKind } from './codes.js';

export class RegisterConnection {
  @Text({
    vi: 'Cơ quan dùng hệ thống',
    en: 'The agency that uses the system',
    example: '000.00.15.H10',
    pattern: AGENCY_REF,
  })
  agencyCode!: string;
  @OneOf(SYSTEM_KINDS, { vi: 'Quản lý văn bản hay một cửa', en: 'Document management or one-stop' }) kind!: SystemKind;
  @Text({ vi: 'Tên phần mềm', en: 'Product', max: 100 }) product!: string;
  @Text({ vi: 'Phiên bản', en: 'Version', max: 40, optional: true }) version?: string | null;
  @Day({ vi: 'Kết nối từ ngày', en: 'Connected since; today when absent', optional: true }) connectedOn?: string | null;
}

export class ConnectionView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Part(() => BilingualName, { vi: 'Tên cơ quan', en: 'Name of the agency', optional: true })
  agencyName!: BilingualName | null;
  @OneOf(AGENCY_LEVELS, { vi: 'Cấp', en: 'Level', optional: true }) level!: AgencyLevel | null;
  @OneOf(SYSTEM_KINDS, { vi: 'Loại hệ thống', en: 'Kind of system' }) kind!: SystemKind;
  @Text({ vi: 'Phần mềm', en: 'Product' }) product!: string;
  @Text({ vi: 'Phiên bản', en: 'Version', optional: true }) version!: string | null;
  @Day({ vi: 'Kết nối từ', en: 'Connected since' }) connectedOn!: string;
  @Day({ vi: 'Đến hết ngày', en: 'Last day', optional: true }) endedOn!: string | null;
  @Flag({ vi: 'Đang sống', en: 'Heard within the allowed working hours' }) alive!: boolean;
  @Instant({ vi: 'Như vậy từ lúc', en: 'Since when it is so', optional: true }) since!: string | null;
  @Instant({ vi: 'Nhịp gần nhất', en: 'Last sign of life', optional: true }) lastSeenAt!: string | null;
  @Instant({ vi: 'Thông điệp gần nhất', en: 'Last message', optional: true }) lastMessageAt!: string | null;
  @Instant({ vi: 'Im lặng từ lúc', en: 'When it counts as silent unless heard before', optional: true }) silentAfter!:
    string | null;
}

export class ConnectionQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @OneOf(SYSTEM_KINDS, { vi: 'Loại hệ thống', en: 'Kind of system', optional: true }) kind?: SystemKind;
  @OneOf(AGENCY_LEVELS, { vi: 'Cấp', en: 'Level', optional: true }) level?: AgencyLevel;
  @Flag({ vi: 'Đang sống hay im lặng', en: 'Alive or silent', optional: true }) alive?: boolean;
}
export class ConnectionList {
  @Parts(() => ConnectionView, { vi: 'Hệ thống kết nối', en: 'Connected systems', max: 5000 }) items!: ConnectionView[];
  @Parts(() => UnconnectedAgency, { vi: 'Cơ quan chưa kết nối', en: 'Agencies without a connection', max: 5000 })
  unconnected!: UnconnectedAgency[];
}
export class UnconnectedAgency {
  @Text({ vi: 'Cơ quan', en: 'Agency' }) agencyCode!: string;
  @Part(() => BilingualName, { vi: 'Tên', en: 'Name' }) agencyName!: BilingualName;
  @OneOf(AGENCY_LEVELS, { vi: 'Cấp', en: 'Level' }) level!: AgencyLevel;
}

export class Heartbeat {
  @Id({ vi: 'Hệ thống', en: 'The connected system' }) id!: string;
  @Text({ vi: 'Phiên bản đang chạy', en: 'Version that runs now', max: 40, optional: true }) version?: string | null;
  @Instant({
    vi: 'Lúc có nhịp, khi báo muộn; bỏ trống: bây giờ',
    en: 'When the sign was given, where it is told later; now when absent',
    optional: true,
  })
  at?: string | null;
}
export class EndConnection {
  @Id({ vi: 'Hệ thống', en: 'The connected system' }) id!: string;
  @Day({ vi: 'Ngày cuối', en: 'Last day' }) endedOn!: string;
}

export const registerConnection = request('exchange.connection.register', RegisterConnection, ConnectionView);
export const listConnections = request('exchange.connection.list', ConnectionQuery, ConnectionList);
export const beatHeart = request('exchange.connection.heartbeat', Heartbeat, ConnectionView);
export const endConnection = request('exchange.connection.end', EndConnection, ConnectionView);

/** A connected system of an agency. Heartbeats are not events: the moments at which it falls silent or is heard again are. */
export class ConnectionState {
  @Id({ vi: 'Cơ quan', en: 'Agency' }) agencyId!: string;
  @OneOf(SYSTEM_KINDS, { vi: 'Loại hệ thống', en: 'Kind of system' }) kind!: SystemKind;
  @Day({ vi: 'Kết nối từ', en: 'Connected since' }) connectedOn!: string;
  @Day({ vi: 'Đến hết ngày', en: 'Last day', optional: true }) endedOn!: string | null;
  @Flag({ vi: 'Đang sống', en: 'Alive since `since`, else silent since then' }) alive!: boolean;
  @Instant({ vi: 'Từ lúc', en: 'Since when it is alive or silent; the time of the event', optional: true }) since!:
    string | null;
  @Whole({ vi: 'Số giờ làm việc cho phép', en: 'Working hours without a sign after which it is silent' })
  allowedHours!: number;
}
export class ConnectionAct {
  @Part(() => ConnectionState, { vi: 'Trạng thái kết nối', en: 'State of the connection' }) state!: ConnectionState;
}
export const connectionRegistered = event('exchange.connection.registered.v1', ConnectionAct);
export const connectionHeard = event('exchange.connection.heard.v1', ConnectionAct);
export const connectionSilent = event('exchange.connection.silent.v1', ConnectionAct);
export const connectionEnded = event('exchange.connection.ended.v1', ConnectionAct);

import { Id, OneOf, Part, Parts, Text } from '../fields.js';
import { request } from '../request.js';
import { SignHandover } from './handovers.js';
import { CollectMoney, RemitMoney } from './money.js';
import {
  AmendShipment,
  BringBackShipment,
  CancelShipment,
  DeliverShipment,
  InviteReceiver,
  ReaddressShipment,
  RegisterShipment,
} from './shipments.js';

// In the path of a route the item is named by it; here every act names its own.
export class OfflineAmendment extends AmendShipment {}
export class OfflineWayBack extends BringBackShipment {}
export class OfflineCancellation extends CancelShipment {}
export class OfflineDelivery extends DeliverShipment {}
export class OfflineInvitation extends InviteReceiver {}
export class OfflineAddress extends ReaddressShipment {}

/** One act that a phone kept while it had no network; exactly one of its parts is given. */
export class OfflineAct {
  /** Chosen by the phone: an act sent twice is done once. */
  @Id({ vi: 'Định danh việc, do máy chọn', en: 'Id of the act, chosen by the phone' }) actId!: string;
  @Part(() => RegisterShipment, { vi: 'Lập phiếu gửi', en: 'A slip', optional: true })
  register?: RegisterShipment | null;
  @Part(() => OfflineAmendment, { vi: 'Ghi số hiệu', en: 'A number', optional: true }) amend?: OfflineAmendment | null;
  @Part(() => OfflineAddress, { vi: 'Đổi địa chỉ', en: 'A new address', optional: true })
  readdress?: OfflineAddress | null;
  @Part(() => OfflineInvitation, { vi: 'Mời nhận', en: 'An invitation', optional: true })
  invite?: OfflineInvitation | null;
  @Part(() => OfflineDelivery, { vi: 'Đã phát', en: 'A delivery', optional: true }) deliver?: OfflineDelivery | null;
  @Part(() => OfflineWayBack, { vi: 'Chuyển hoàn', en: 'A way back', optional: true })
  bringBack?: OfflineWayBack | null;
  @Part(() => OfflineCancellation, { vi: 'Hủy', en: 'A cancellation', optional: true })
  cancel?: OfflineCancellation | null;
  @Part(() => SignHandover, { vi: 'Biên bản', en: 'Minutes', optional: true }) handover?: SignHandover | null;
  @Part(() => CollectMoney, { vi: 'Thu tiền', en: 'Money collected', optional: true }) collect?: CollectMoney | null;
  @Part(() => RemitMoney, { vi: 'Nộp tiền', en: 'Money paid over', optional: true }) remit?: RemitMoney | null;
}
export class SyncActs {
  @Parts(() => OfflineAct, { vi: 'Các việc, theo thứ tự', en: 'The acts, in their order', min: 1, max: 200 })
  acts!: OfflineAct[];
}
export class SyncedAct {
  @Id({ vi: 'Định danh việc', en: 'Id of the act' }) actId!: string;
  @OneOf(['done', 'refused'], { vi: 'Kết quả', en: 'Outcome' }) outcome!: 'done' | 'refused';
  @Text({ vi: 'Mã lỗi', en: 'Code of the problem', optional: true }) code!: string | null;
  @Text({ vi: 'Lý do', en: 'Why, in the caller’s language', optional: true, max: 1000 }) reason!: string | null;
  @Id({ vi: 'Bản ghi', en: 'The record it made or changed', optional: true }) id!: string | null;
}
export class Synced {
  @Parts(() => SyncedAct, { vi: 'Từng việc', en: 'Act by act' }) acts!: SyncedAct[];
}
/** What a phone kept while offline: each act by itself, a refused one does not stop the next. */
export const syncActs = request('postal.sync', SyncActs, Synced, { deadline: 60_000 });

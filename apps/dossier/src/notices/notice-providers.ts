import { SERVICE_CONFIG } from '#service';
import type { DossierConfig } from '../config.js';
import { CHANNELS, RecordingChannel, type MessageChannels } from './message-channel.js';
import { NoticeJob } from './notice-job.js';
import { NoticeSender } from './notice-sender.js';
import { NoticesService } from './notices.service.js';
import { OfficerNotices } from './officer-notices.service.js';
import { SmtpChannel } from './smtp-channel.js';
import { WarningsService } from './warnings.service.js';

/** SMS and Zalo have no provider yet: what would be sent is recorded. So is e-mail without a server. */
function channelsOf({ SMTP_URL, MAIL_FROM }: DossierConfig): MessageChannels {
  const email = SMTP_URL ? new SmtpChannel(SMTP_URL, MAIL_FROM) : new RecordingChannel();
  return { email, sms: new RecordingChannel(), zalo: new RecordingChannel() };
}

export const noticeProviders = [
  NoticesService,
  OfficerNotices,
  WarningsService,
  NoticeSender,
  NoticeJob,
  { provide: CHANNELS, inject: [SERVICE_CONFIG], useFactory: channelsOf },
];

import { IsUrl, Matches, ValidateIf } from 'class-validator';
import { PERSON_KEYS } from '#persons';
import { StorageConfig } from '#storage';

export class DossierConfig extends StorageConfig {
  /** 32 bytes in hex, or several keys by version: encrypts applicants' data and keys the blind index. Losing it loses the data. */
  @Matches(PERSON_KEYS) PERSON_KEY!: string;

  /** Where people reach the platform: on forms, in QR codes and in messages to applicants. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) PUBLIC_URL =
    'http://127.0.0.1:3000';

  /** Mail server, as `smtps://user:password@host:465`; without it e-mail is only recorded. */
  @ValidateIf(({ SMTP_URL }: DossierConfig) => Boolean(SMTP_URL)) @Matches(/^smtps?:\/\/\S+$/) SMTP_URL?: string;
  @Matches(/^\S+@\S+$/) MAIL_FROM = 'khong-tra-loi@localhost';
}

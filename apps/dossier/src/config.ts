import { IsUrl, Matches } from 'class-validator';
import { PERSON_KEYS } from '#persons';
import { ServiceConfig } from '#service';

export class DossierConfig extends ServiceConfig {
  /** 32 bytes in hex, or several keys by version: encrypts applicants' data and keys the blind index. Losing it loses the data. */
  @Matches(PERSON_KEYS) PERSON_KEY!: string;

  /** Where people reach the platform: on forms, in QR codes and in messages to applicants. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) PUBLIC_URL =
    'http://127.0.0.1:3000';
}

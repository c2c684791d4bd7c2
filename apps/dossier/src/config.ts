import { Matches } from 'class-validator';
import { PERSON_KEYS } from '#persons';
import { ServiceConfig } from '#service';

export class DossierConfig extends ServiceConfig {
  /** 32 bytes in hex, or several keys by version: encrypts applicants' data and keys the blind index. Losing it loses the data. */
  @Matches(PERSON_KEYS) PERSON_KEY!: string;
}

import { Matches } from 'class-validator';
import { ServiceConfig } from '#service';

export class DossierConfig extends ServiceConfig {
  /** 32 bytes in hex: encrypts applicants' data and keys the blind index. Losing it loses the data. */
  @Matches(/^[0-9a-f]{64}$/) PERSON_KEY!: string;
}

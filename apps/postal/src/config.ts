import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { PERSON_KEYS } from '#persons';
import { ServiceConfig } from '#service';

export class PostalConfig extends ServiceConfig {
  /** 32 bytes in hex, or several keys by version: encrypts senders and receivers. Losing it loses the data. */
  @Matches(PERSON_KEYS) POSTAL_PERSON_KEY!: string;
  /** Carriers as a JSON list, see `carrier/carrier-settings.ts`; none: slips and minutes work without. */
  @IsString() CARRIERS = '[]';
  /** Seconds after which an item with an order is asked about when nothing was heard of it; 0 never asks. */
  @IsInt() @Min(0) @Max(604_800) CARRIER_POLL = 3_600;
}

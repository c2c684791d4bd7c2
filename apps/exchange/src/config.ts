import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { StorageConfig } from '#storage';

const ADDRESS = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

export class ExchangeConfig extends StorageConfig {
  /** Working hours without a sign of life after which a connected system is silent (I.11). */
  @IsInt() @Min(1) @Max(80) SILENT_AFTER_HOURS = 8;
  /** Where statuses of our own agencies are sent back to; without it they wait. */
  @IsOptional() @IsUrl(ADDRESS) OUTBOUND_URL?: string;
  @IsOptional() @IsString() OUTBOUND_TOKEN?: string;
}

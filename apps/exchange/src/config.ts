import { IsInt, Max, Min } from 'class-validator';
import { StorageConfig } from '#storage';

export class ExchangeConfig extends StorageConfig {
  /** Working hours without a sign of life after which a connected system is silent (I.11). */
  @IsInt() @Min(1) @Max(80) SILENT_AFTER_HOURS = 8;
}

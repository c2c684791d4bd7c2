import { Matches } from 'class-validator';
import { ServiceConfig } from '#service';

export class FeedbackConfig extends ServiceConfig {
  /** 32 bytes in hex: encrypts what is said and who says it. Losing it loses the data. */
  @Matches(/^[0-9a-f]{64}$/) FEEDBACK_PERSON_KEY!: string;
}

import { Matches } from 'class-validator';
import { PERSON_KEYS } from '#persons';
import { ServiceConfig } from '#service';

export class FeedbackConfig extends ServiceConfig {
  /** 32 bytes in hex, or several keys by version: encrypts what is said and who says it. Losing it loses the data. */
  @Matches(PERSON_KEYS) FEEDBACK_PERSON_KEY!: string;
}

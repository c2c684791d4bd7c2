/** How an opinion comes in (NĐ 20/2008 Art.6, hotline and sheet included). */
export const OPINION_CHANNELS = ['counter', 'post', 'web', 'hotline', 'sheet'] as const;
export type OpinionChannel = (typeof OPINION_CHANNELS)[number];

/** Complaints and denunciations follow laws of their own: registered here, counted apart, without the letter's three days. */
export const OPINION_KINDS = ['opinion', 'complaint', 'denunciation'] as const;
export type OpinionKind = (typeof OPINION_KINDS)[number];

export const OPINION_STATUSES = ['not-accepted', 'open', 'answered'] as const;
export type OpinionStatus = (typeof OPINION_STATUSES)[number];

/** What NĐ 20/2008 Art.7 asks for and the opinion lacks. */
export type NotAcceptedReason = 'no-name' | 'no-address' | 'no-phone';

/** Agency, year and number of the opinion in that year: 000.00.15.H10-2018-00012. */
export const OPINION_NUMBER = /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,5})-\d{4}-\d{5,7}$/;

import type { BilingualName } from '#contracts';

/** The 191 countries whose posts give S10 numbers, after jkeen/tracking_number_data (MIT), couriers/s10.json. */
export const S10_COUNTRIES: ReadonlySet<string> = new Set(
  (
    'AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV ' +
    'CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR ' +
    'IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW ' +
    'MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ' +
    'ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'
  ).split(' '),
);

/** Services by the first letters of a number, same source; the first that fits counts. */
export const S10_SERVICES: readonly { readonly letters: RegExp; readonly name: BilingualName }[] = [
  { letters: /^E[A-Z]$/, name: { vi: 'Chuyển phát nhanh EMS', en: 'EMS' } },
  { letters: /^L[A-Z]$/, name: { vi: 'Thư chuyển nhanh', en: 'Letter post, express' } },
  { letters: /^M[A-Z]$/, name: { vi: 'Túi M', en: 'Letter post, M-bag' } },
  { letters: /^Q[A-M]$/, name: { vi: 'Thư trả lời quốc tế (IBRS)', en: 'Letter post, IBRS' } },
  { letters: /^R[A-Z]$/, name: { vi: 'Thư ghi số', en: 'Letter post, registered' } },
  { letters: /^U[A-Z]$/, name: { vi: 'Thư thường', en: 'Letter post, other' } },
  { letters: /^V[A-Z]$/, name: { vi: 'Thư khai giá', en: 'Letter post, insured' } },
  { letters: /^C[A-Z]$/, name: { vi: 'Bưu kiện', en: 'Parcel post' } },
  { letters: /^H[A-Z]$/, name: { vi: 'Bưu kiện thương mại điện tử', en: 'Parcel post, e-commerce' } },
  { letters: /^([BDNPZ][A-Z]|A[V-Z]|G[AD])$/, name: { vi: 'Trong nước, song phương', en: 'Domestic or bilateral' } },
];

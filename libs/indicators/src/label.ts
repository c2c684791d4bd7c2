/** A text in both languages of the platform; Vietnamese is the default and is kept in NFC. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** Something a figure needed and did not get; `count` when it is a number of records. */
export interface Missing {
  readonly source: string;
  readonly label: Label;
  readonly count?: number;
}

import type { BusinessType, Priority, StatusCode } from './codes.js';

/** An organisation by its identifier (QCVN 102:2016; QĐ 20/2020): codes of other shapes occur. */
export interface Organ {
  readonly id: string;
  readonly name: string | null;
}

export interface Reference {
  readonly organId: string | null;
  readonly documentId: string;
  /** Number and notation in one text. */
  readonly code: string | null;
  readonly issuedOn: string | null;
}

/** An attachment whose content is kept elsewhere, by its digest. */
export interface Attachment {
  readonly contentId: string | null;
  readonly name: string | null;
  readonly contentType: string | null;
  /** sha256 of the decoded bytes, hex. */
  readonly digest: string;
  readonly size: number;
}

/** Who answers for a message: a person, so it goes nowhere but into tables of persons. */
export interface Staff {
  readonly department: string | null;
  readonly name: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
}

export interface Signer {
  readonly competence: string | null;
  readonly position: string | null;
  readonly fullName: string | null;
}

export interface DocumentMessage {
  readonly kind: 'document';
  readonly documentId: string;
  readonly from: Organ;
  readonly to: readonly Organ[];
  readonly code: { readonly number: string; readonly notation: string | null };
  /** Day of promulgation, YYYY-MM-DD. */
  readonly issuedOn: string;
  readonly place: string | null;
  readonly type: { readonly code: string | null; readonly name: string | null };
  readonly subject: string | null;
  readonly content: string | null;
  readonly signer: Signer | null;
  readonly dueOn: string | null;
  readonly priority: Priority;
  readonly steering: string | null;
  readonly answers: readonly Reference[];
  readonly business: {
    readonly type: BusinessType;
    readonly reason: string | null;
    /** A paper copy goes beside. */
    readonly paper: boolean;
    /** The document that is recalled, updated or replaced, where it is not this one. */
    readonly documentId: string | null;
    readonly staff: Staff | null;
  };
  /** Whom it passed, RFC 3339 in Vietnam's time. */
  readonly trace: readonly { readonly organId: string; readonly at: string }[];
  /** A signature stands in the message; it is not verified. */
  readonly signed: boolean;
  readonly attachments: readonly Attachment[];
}

export interface StatusMessage {
  readonly kind: 'status';
  readonly from: Organ;
  /** The document it is about; its organ is the other side. */
  readonly about: Reference & { readonly organId: string };
  readonly status: StatusCode;
  readonly description: string | null;
  /** RFC 3339 in Vietnam's time. */
  readonly at: string;
  readonly staff: Staff | null;
}

export type EdxmlMessage = DocumentMessage | StatusMessage;

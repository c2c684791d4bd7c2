export { BUSINESS_TYPES, EDXML_LIMITS, PRIORITIES, STATUS_CODES } from './codes.js';
export type { BusinessType, EdxmlLimits, Priority, StatusCode } from './codes.js';
export { EdxmlError, type EdxmlErrorCode } from './edxml-error.js';
export type { Attachment, DocumentMessage, EdxmlMessage, Organ, Reference, Staff, StatusMessage } from './message.js';
export { readEdxml, type KeepAttachment } from './read-edxml.js';
export { writeDocument, writeStatus } from './write-edxml.js';

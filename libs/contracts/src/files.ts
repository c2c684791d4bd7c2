import { Text } from './fields.js';

/** A finished file of at most half a megabyte, small enough for one message. */
export class PrintedFile {
  @Text({ vi: 'Tên tệp', en: 'Name of the file', max: 200 }) name!: string;
  @Text({ vi: 'Kiểu nội dung', en: 'Content type', max: 120 }) contentType!: string;
  @Text({ vi: 'Nội dung base64', en: 'Content in base64', min: 0, max: 900_000 }) bytes!: string;
}

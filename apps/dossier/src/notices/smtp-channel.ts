import type { Transporter } from 'nodemailer';
import type { Message, MessageChannel } from './message-channel.js';

const PATIENCE_MS = 15_000;

/** E-mail by SMTP; `url` as nodemailer reads it, e.g. `smtps://user:password@host:465`. Loaded at the first message. */
export class SmtpChannel implements MessageChannel {
  private loaded?: Promise<Transporter>;

  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {}

  async send({ id, to, subject, text }: Message): Promise<void> {
    this.loaded ??= this.load();
    const domain = this.from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
    await (await this.loaded).sendMail({ from: this.from, to, subject, text, messageId: `<${id}@${domain}>` });
  }

  private async load(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    return createTransport({ url: this.url, ...patience, disableFileAccess: true, disableUrlAccess: true } as object);
  }
}

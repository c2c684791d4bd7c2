import type { NoticeChannel } from '#contracts';

export interface Message {
  /** The same at every attempt, so that a mail server may tell a repetition. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** A way to reach people. It throws where the message was not taken over. */
export interface MessageChannel {
  send(message: Message): Promise<void>;
}

export type MessageChannels = Record<NoticeChannel, MessageChannel>;

/** Token of the channels. */
export const CHANNELS = Symbol('MESSAGE_CHANNELS');

/** Takes messages over and keeps the last ones in memory: for channels that nothing is configured for, and for tests. */
export class RecordingChannel implements MessageChannel {
  readonly taken: Message[] = [];

  send(message: Message): Promise<void> {
    this.taken.push(message);
    if (this.taken.length > 100) this.taken.shift();
    return Promise.resolve();
  }
}

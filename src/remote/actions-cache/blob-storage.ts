import {type Answer, readAnswer} from '../http/send.js';
import {type Trouble} from '../http/trouble.js';
import {refusal, type Service} from './service.js';

/** Azure's storage, or what stands for it. The addresses are signed: nothing else lets us in. */
export type Storage = Pick<Service, 'send' | 'patience'>;

/** A blob goes over in parts, several at once: one connection to Azure is much slower than a disk. */
export const atOnce = 8;

/** What an answer means that is not what was asked for. */
export const refused = async (answer: Answer): Promise<Trouble> => {
  await readAnswer(answer, 1 << 16).catch(() => undefined);
  return refusal(answer, undefined);
};

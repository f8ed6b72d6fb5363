/** `context` is what a person told about themselves; `silent` takes part in the tree only. */
export type Role = 'user' | 'assistant' | 'tool' | 'context' | 'silent';

export interface Said {
  text: string;
  /** `thought` is what is shown of the reasoning, often only a summary of what was computed. */
  as: 'said' | 'call' | 'thought';
  isCode: boolean;
}

/** A message of a chat export without its tree: texts still in it, so it never leaves the reader. */
export interface Message {
  id: string | null;
  role: Role;
  createdMs: number | null;
  said: Said[];
  pictures: { pixels: number | null }[];
  textFileBytes: number;
  otherFiles: number;
  /** The model does not see it. */
  isForgotten: boolean;
  model: string | null;
  exchange: string | null;
  reasoningSeconds: number | null;
  effort: number | null;
  isSearch: boolean;
  isInterrupted: boolean;
  isUnknownType: boolean;
}

export function blankMessage(id: string | null, role: Role): Message {
  return {
    id,
    role,
    createdMs: null,
    said: [],
    pictures: [],
    textFileBytes: 0,
    otherFiles: 0,
    isForgotten: false,
    model: null,
    exchange: null,
    reasoningSeconds: null,
    effort: null,
    isSearch: false,
    isInterrupted: false,
    isUnknownType: false,
  };
}

export function say(message: Message, text: unknown, as: Said['as'] = 'said', isCode = false): void {
  if (typeof text === 'string' && text !== '') message.said.push({ text, as, isCode });
}

const textFile = /^text\/|json|xml|javascript|typescript|csv|yaml|markdown/;
const pictureFile = /^image\/|\.(png|jpe?g|gif|webp|heic)$/;
const most = 2 ** 40;

/** Counts an attachment by its media type, or by how its name ends; returns whether it is a picture. */
export function attach(message: Message, type: string, bytes: number | null): boolean {
  if (pictureFile.test(type)) return true;
  if (bytes !== null && textFile.test(type)) message.textFileBytes += Math.round(Math.min(Math.max(bytes, 0), most));
  else message.otherFiles += 1;
  return false;
}

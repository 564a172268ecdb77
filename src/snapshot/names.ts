import {UsageError} from '../errors.js';

const longestName = 128;
const fitName = /^[A-Za-z0-9_][A-Za-z0-9._@:+-]*$/;

/**
 * Sees that a name of a root or a snapshot is fit to be a file's name, on every file system: letters, digits, `.`, `_`,
 * `-`, `+`, `@`, `:`, at most 128, not starting with a dot or a dash. Throws UsageError, naming the value, otherwise.
 */
export const checkName = (kind: 'root' | 'snapshot', name: string): string => {
  const why =
    name === ''
      ? 'it is empty'
      : name.length > longestName
        ? `it has ${name.length} characters, and ${longestName} is the most`
        : fitName.test(name)
          ? undefined
          : 'only letters, digits and . _ - + @ : are allowed, and the first must be a letter, a digit or _';
  if (why !== undefined)
    throw new UsageError(`${kind} name ${JSON.stringify(shortened(name))}`, why, 'Choose another name');
  return name;
};

/** Whether a text is fit to be a name: one that is not has never been given. */
export const isName = (text: string): boolean => text.length <= longestName && fitName.test(text);

/** The Actions cache takes keys of up to 512 characters without commas; ours also carry format, machine and base. */
const longestKey = 400;

/** Throws UsageError unless a key can be a key of every remote. */
export const checkKey = (key: string): string => {
  const why =
    key === ''
      ? 'it is empty'
      : key.length > longestKey
        ? `it has ${key.length} characters, and ${longestKey} is the most`
        : /[,\u0000-\u001f\u007f]/.test(key)
          ? 'it holds a comma or a control character'
          : undefined;
  if (why !== undefined)
    throw new UsageError(`key ${JSON.stringify(shortened(key))}`, why, 'Choose another key');
  return key;
};

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

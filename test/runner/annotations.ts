export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly message: string;
  /** Of the step that it came from. */
  readonly step: string;
}

const pattern = /^\s*::(notice|warning|error)(?: [^:]*)?::(.*)$/;

/** The annotation that a line of output makes, if it is one. */
export const annotationOf = (line: string, step: string): Annotation | undefined => {
  const [, level, message] = pattern.exec(line) ?? [];
  if (level === undefined || message === undefined) return undefined;
  return {level: level as Annotation['level'], message: unescaped(message), step};
};

const unescaped = (message: string): string =>
  message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

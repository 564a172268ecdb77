// What has to be undone, whatever happens: last in, first out; once.

/** @type {{what: string, undo: () => unknown}[]} */
const endings = [];

/**
 * Promises that something will be undone, at the latest when the bench ends.
 * @param {string} what
 * @param {() => unknown} undo
 * @returns {() => Promise<void>} undoes it now
 */
export const promiseEnd = (what, undo) => {
  const ending = {what, undo};
  endings.push(ending);
  return async () => {
    const place = endings.indexOf(ending);
    if (place < 0) return;
    endings.splice(place, 1);
    await undo();
  };
};

/** Undoes all that is left. What fails is said, and the rest is undone. */
export const endAll = async () => {
  for (let ending = endings.pop(); ending; ending = endings.pop()) {
    try {
      await ending.undo();
    } catch (error) {
      console.error(`bench: ending ${ending.what} failed: ${error instanceof Error ? error.message : error}`);
    }
  }
};

// What is said of samples.

/** @param {readonly number[]} samples @param {number} share 0 to 1 @returns {number} by linear interpolation */
export const quantile = (samples, share) => {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return below + (above - below) * (place - Math.floor(place));
};

/** @param {readonly number[]} samples */
export const median = (samples) => quantile(samples, 0.5);

/** The distance between the quartiles. @param {readonly number[]} samples */
export const spread = (samples) => quantile(samples, 0.75) - quantile(samples, 0.25);

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The median of the ratios of two series taken in turn: a machine that slows down slows both. */
export function medianRatio(numerators, denominators) {
  return median(numerators.map((value, index) => value / denominators[index]))
}

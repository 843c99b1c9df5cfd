/** Formats a time as `requestContext.requestTime` does: `09/Apr/2015:12:34:56 +0000`. */
export function requestTime(epochMs: number): string {
  const second = Math.floor(epochMs / 1000)
  if (second !== cachedSecond) {
    cachedSecond = second
    cachedText = format(new Date(second * 1000))
  }
  return cachedText
}

// Requests of the same second share the text.
let cachedSecond = Number.NaN
let cachedText = ""

function format(date: Date): string {
  // `Thu, 09 Apr 2015 12:34:56 GMT`
  const [, day, month, year, time] = date.toUTCString().split(" ")
  return `${day}/${month}/${year}:${time} +0000`
}

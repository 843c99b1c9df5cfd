const answersOptions = "answers every OPTIONS by itself, with 403 where the API has no CORS"

/** Cases of HTTP APIs that ministack 1.5.33 answers otherwise than AWS, and what it does. */
export const ministackHttpDeviations: Readonly<Record<string, string>> = {
  "ANY: OPTIONS": answersOptions,
  "OPTIONS on a path without CORS": answersOptions,
  "an OPTIONS route of the app's own": answersOptions,
  "a repeated header: the event keeps all values and the spelling": "leaves the template's stage variables out",
}

const answersOptions = "answers every OPTIONS by itself, with 403 where the API has no CORS"
const knowsNoSizes = "takes requests and answers of any size"

/** Cases of HTTP APIs that ministack 1.5.33 answers otherwise than AWS, and what it does. */
export const ministackHttpDeviations: Readonly<Record<string, string>> = {
  "ANY: OPTIONS": answersOptions,
  "OPTIONS on a path without CORS": answersOptions,
  "an OPTIONS route of the app's own": answersOptions,
  "a repeated header: the event keeps all values and the spelling": "leaves the template's stage variables out",
  "a function sees none of the shell's variables": "gives functions the HOME of its own",
  "a function slower than its route's timeout": "does not read timeoutInMillis",
  "an answer over the 6 MB that Lambda returns": knowsNoSizes,
  "a body over the 6 MB that Lambda takes": knowsNoSizes,
  "a body over the 10 MB that API Gateway takes": knowsNoSizes,
}

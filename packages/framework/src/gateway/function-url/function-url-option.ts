import { type Check, integer, listOf, objectOf, oneOf, text, trueOrFalse } from "../../checks/index.ts"

/** Everything wrong with the `url` of a function. */
export const checkFunctionUrlOption: Check = (value, at) => (typeof value === "boolean" ? [] : url(value, at))

const texts = listOf(text)

const cors = objectOf({
  allowOrigin: (value, at) => (Array.isArray(value) ? texts(value, at) : text(value, at)),
  allowHeaders: texts,
  exposeHeaders: texts,
  // https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html
  maxAgeSeconds: integer(0, 86_400, "seconds"),
  allowCredentials: trueOrFalse,
})

const url = objectOf({
  auth: oneOf(["iam", "none"]),
  cors: (value, at) => (typeof value === "boolean" ? [] : cors(value, at)),
  streaming: trueOrFalse,
})

import type { ParityCase } from "../parity-case.ts"

const tags = ["error"] as const
const serverError = {
  status: 500,
  body: '{"Code":"InternalServerError","Message":"An internal server error occurred."}',
}

const httpErrors = [
  ["bad", 400, "BadRequestError", "bad input"],
  ["unauthorized", 401, "UnauthorizedError", "who are you"],
  ["forbidden", 403, "ForbiddenError", "not yours"],
  ["missing", 404, "NotFoundError", "resource not found"],
  ["conflict", 409, "ConflictError", "changed meanwhile"],
  ["teapot", 418, "Teapot", "short and stout"],
  ["unprocessable", 422, "UnprocessableEntityError", "does not add up"],
  ["custom", 404, "NoSuchTodo", "no todo 7"],
] as const

export const errorCases: readonly ParityCase[] = [
  ...httpErrors.map(([name, status, Code, Message]) => ({
    name: `a handler throws ${Code}`,
    tags,
    request: { method: "GET", target: `/errors/http/${name}` },
    expected: { status, body: JSON.stringify({ Code, Message }), headers: { "x-amzn-errortype": null } },
  })),
  {
    name: "an error with a header",
    tags,
    request: { method: "GET", target: "/errors/http/busy" },
    expected: {
      status: 429,
      body: '{"Code":"TooManyRequestsError","Message":"slow down"}',
      headers: { "retry-after": "5" },
    },
  },
  {
    name: "an unexpected exception tells the client nothing",
    tags,
    request: { method: "GET", target: "/errors/unexpected" },
    expected: serverError,
  },
  {
    name: "a reply that cannot be serialised",
    tags,
    request: { method: "GET", target: "/errors/unserialisable" },
    expected: serverError,
  },
  {
    name: "a header with a line break is not sent",
    tags,
    request: { method: "GET", target: "/errors/line-break" },
    expected: { ...serverError, headers: { "x-bad": null, "x-injected": null } },
  },
]

import type { ParityAnswer, ParityCase } from "../parity-case.ts"

const tags = ["limit"] as const

const forbidden: ParityAnswer = {
  status: 403,
  body: '{"message":"Forbidden"}',
  headers: { "x-amzn-errortype": "ForbiddenException" },
}
const tooMany: ParityAnswer = {
  status: 429,
  body: '{"message":"Too Many Requests"}',
  headers: { "x-amzn-errortype": "TooManyRequestsException" },
}
const limitExceeded: ParityAnswer = {
  status: 429,
  body: '{"message":"Limit Exceeded"}',
  headers: { "x-amzn-errortype": "LimitExceededException" },
}

function withKey(key: string, target = "/limits/keyed") {
  return { method: "GET", target, headers: [["X-Api-Key", key]] as const }
}

export const limitCases: readonly ParityCase[] = [
  {
    name: "no API key",
    tags,
    request: { method: "GET", target: "/limits/keyed" },
    expected: forbidden,
  },
  {
    name: "an API key that nobody has",
    tags,
    request: withKey("nobody0123456789abcdef"),
    expected: forbidden,
  },
  {
    name: "an API key reaches the handler",
    tags,
    request: withKey("known0123456789abcdef"),
    expected: { status: 200, body: '{"apiKey":"known0123456789abcdef"}' },
  },
  {
    name: "more requests than a usage plan lets through at once",
    tags,
    before: [withKey("slow0123456789abcdefg")],
    request: withKey("slow0123456789abcdefg", "/limits/also-keyed"),
    expected: tooMany,
  },
  {
    name: "more requests than a usage plan lets through in a period",
    tags,
    before: [withKey("little0123456789abcdef")],
    request: withKey("little0123456789abcdef", "/limits/also-keyed"),
    expected: limitExceeded,
  },
  {
    name: "more requests than a usage plan lets through for a method",
    tags,
    before: [withKey("uneven0123456789abcdef")],
    request: withKey("uneven0123456789abcdef"),
    expected: tooMany,
  },
  {
    name: "a method without a throttle of its own in the usage plan",
    tags,
    before: [withKey("uneven0123456789abcdef"), withKey("uneven0123456789abcdef")],
    request: withKey("uneven0123456789abcdef", "/limits/also-keyed"),
    expected: { status: 200, body: '{"ok":true}' },
  },
  {
    name: "a kept answer, whatever is no key",
    tags,
    before: [{ method: "GET", target: "/limits/kept/1?page=1&seen=first" }],
    request: { method: "GET", target: "/limits/kept/1?page=1&seen=second" },
    expected: { status: 200, body: '{"id":"1","page":"1","seen":"first"}', headers: { warning: null } },
  },
  {
    name: "a kept answer is another request's where the key is another",
    tags,
    before: [{ method: "GET", target: "/limits/kept/2?page=1" }],
    request: { method: "GET", target: "/limits/kept/2?page=2" },
    expected: { status: 200, body: '{"id":"2","page":"2"}' },
  },
  {
    name: "a kept answer is another request's where the path is another",
    tags,
    before: [{ method: "GET", target: "/limits/kept/3" }],
    request: { method: "GET", target: "/limits/kept/4" },
    expected: { status: 200, body: '{"id":"4"}' },
  },
  {
    name: "max-age=0 of a caller who may not renew a kept answer",
    tags,
    before: [{ method: "GET", target: "/limits/kept/5?seen=first" }],
    request: { method: "GET", target: "/limits/kept/5?seen=second", headers: [["Cache-Control", "max-age=0"]] },
    expected: {
      status: 200,
      body: '{"id":"5","seen":"first"}',
      headers: { warning: "199 Cache-control headers were ignored because the caller was unauthorized." },
    },
  },
  {
    name: "more requests than the throttle of a route",
    tags,
    before: [{ method: "GET", target: "/limits/once" }],
    request: { method: "GET", target: "/limits/once" },
    expected: tooMany,
  },
]

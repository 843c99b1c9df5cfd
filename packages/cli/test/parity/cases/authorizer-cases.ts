import type { ParityAnswer, ParityCase } from "../parity-case.ts"

const tags = ["authorizer"] as const

const unauthorized: ParityAnswer = {
  status: 401,
  body: '{"message":"Unauthorized"}',
  headers: { "x-amzn-errortype": "UnauthorizedException" },
}
const denied: ParityAnswer = {
  status: 403,
  body: '{"Message":"User is not authorized to access this resource"}',
  headers: { "x-amzn-errortype": "AccessDeniedException" },
}
const deniedExplicitly: ParityAnswer = {
  ...denied,
  body: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
}
const misconfigured: ParityAnswer = {
  status: 500,
  body: '{"message":null}',
  headers: { "x-amzn-errortype": "AuthorizerConfigurationException" },
}
const ada = '{"principalId":"ada"}'

function withToken(token: string, target = "/token/only") {
  return { method: "GET", target, headers: [["Authorization", token]] as const }
}

function withKey(key: string, target: string) {
  return { method: "GET", target, headers: [["x-key", key]] as const }
}

export const authorizerCases: readonly ParityCase[] = [
  {
    name: "a gateway response with headers of its own",
    tags,
    request: { method: "GET", target: "/token/only" },
    expected: {
      ...unauthorized,
      headers: { ...unauthorized.headers, "x-route": "/token/only", "x-type": "none", "x-flavour": "parity" },
    },
  },
  {
    name: "an open route of a guarded controller",
    tags,
    request: { method: "GET", target: "/token/open" },
    expected: { status: 200, body: '{"principalId":null}' },
  },
  {
    name: "a token authorizer that allows the route",
    tags,
    request: withToken("Bearer only-1"),
    expected: { status: 200, body: ada },
  },
  {
    name: "principalId and context reach the handler as strings",
    tags,
    request: withToken("Bearer all-1", "/token/context"),
    expected: { status: 200, body: '{"principalId":"ada","plan":"free","limit":"10","admin":"true"}' },
  },
  {
    name: "a route with a parameter behind an authorizer",
    tags,
    request: withToken("Bearer all-2", "/token/items/a%20b"),
    expected: { status: 200, body: '{"id":"a b"}' },
  },
  {
    name: "no token",
    tags,
    request: { method: "GET", target: "/token/only" },
    expected: unauthorized,
  },
  {
    name: "a token that does not match the validation expression",
    tags,
    // It would be let in if it were asked about.
    request: withToken("all-3"),
    expected: unauthorized,
  },
  {
    name: "a token the authorizer does not know",
    tags,
    request: withToken("Bearer unknown"),
    expected: unauthorized,
  },
  {
    name: "a token that allows another route only",
    tags,
    request: withToken("Bearer only-2", "/token/context"),
    expected: denied,
  },
  {
    name: "an explicit deny",
    tags,
    request: withToken("Bearer deny-1"),
    expected: deniedExplicitly,
  },
  {
    name: "a deny beside an allow",
    tags,
    request: withToken("Bearer mixed-1"),
    expected: deniedExplicitly,
  },
  {
    name: "a policy document with lists of actions and resources",
    tags,
    request: withToken("Bearer list-1"),
    expected: { status: 200, body: ada },
  },
  {
    name: "a policy document with wildcards",
    tags,
    request: withToken("Bearer wild-1"),
    expected: { status: 200, body: ada },
  },
  {
    name: "a policy document whose wildcards stand for one character each",
    tags,
    request: withToken("Bearer wild-2", "/token/context"),
    expected: denied,
  },
  {
    name: "a malformed policy",
    tags,
    request: withToken("Bearer malformed-1"),
    expected: misconfigured,
  },
  {
    name: "an authorizer that breaks",
    tags,
    request: withToken("Bearer broken-1"),
    expected: misconfigured,
  },
  {
    name: "a kept narrow policy refuses a second route",
    tags,
    before: [withToken("Bearer narrow-1")],
    request: withToken("Bearer narrow-1", "/token/context"),
    expected: denied,
  },
  {
    name: "a kept policy serves the same route again",
    tags,
    before: [withToken("Bearer narrow-2")],
    request: withToken("Bearer narrow-2"),
    expected: { status: 200, body: ada },
  },
  {
    name: "an authorizer is not asked again about a token that it knows",
    tags,
    before: [withToken("Bearer count-1", "/token/calls"), withToken("Bearer count-1", "/token/only")],
    request: withToken("Bearer count-1", "/token/calls"),
    expected: { status: 200, body: '{"calls":"1"}' },
  },
  {
    name: "a request authorizer gets method and route",
    tags,
    request: withKey("open sesame", "/key/1?tenant=t1"),
    expected: { status: 200, body: '{"principalId":"t1","seen":"GET /key/{id}","params":{"id":"1"}}' },
  },
  {
    name: "a request authorizer without its header",
    tags,
    request: { method: "GET", target: "/key/1?tenant=t1" },
    expected: unauthorized,
  },
  {
    name: "a request authorizer without its query parameter",
    tags,
    request: withKey("open sesame", "/key/1"),
    expected: unauthorized,
  },
  {
    name: "a request authorizer that refuses",
    tags,
    request: withKey("wrong", "/key/1?tenant=t2"),
    expected: deniedExplicitly,
  },
]

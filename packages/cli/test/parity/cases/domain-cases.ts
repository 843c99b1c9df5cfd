import type { ParityAnswer, ParityCase } from "../parity-case.ts"

const tags = ["gateway", "routing"] as const
const host = "api.parity.example"
const forbidden: ParityAnswer = {
  status: 403,
  body: '{"message":"Forbidden"}',
  headers: { "x-amzn-errortype": "ForbiddenException" },
}

/** What `text-app.ts` answers by the name of its domain, whose base path is `v1`. */
export const domainCases: readonly ParityCase[] = [
  ...[host, `${host}:8000`, host.toUpperCase()].map((name) => ({
    name: `the base path of the domain, asked for as ${name}`,
    tags,
    request: { method: "GET", target: "/v1/checked/where", host: name },
    expected: { status: 200, body: '{"route":"/checked/where","path":"/v1/checked/where"}' },
  })),
  {
    name: "a trailing slash below the base path",
    tags,
    request: { method: "GET", target: "/v1/checked/where/", host },
    expected: { status: 200, body: '{"route":"/checked/where","path":"/v1/checked/where/"}' },
  },
  {
    name: "an integration without a function below the base path",
    tags,
    request: { method: "GET", target: "/v1/integrations/path", host },
    expected: { status: 200, body: '{"path": "/v1/integrations/path", "domain": "api.parity.example"}' },
  },
  {
    name: "an unknown path below the base path",
    tags,
    request: { method: "GET", target: "/v1/nope", host },
    expected: { status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
  ...["/checked/where", "/", "/v10/checked/where", "/V1/checked/where"].map((target) => ({
    name: `a path of the domain outside of the base path: ${target}`,
    tags,
    request: { method: "GET", target, host },
    expected: forbidden,
  })),
  {
    name: "the base path by another name than that of the domain",
    tags,
    request: { method: "GET", target: "/v1/checked/where" },
    expected: { status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
]

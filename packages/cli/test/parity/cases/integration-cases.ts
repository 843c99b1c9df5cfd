import type { ParityCase } from "../parity-case.ts"

const tags = ["gateway"] as const

/** What `app/integrations.ts` answers. */
export const integrationCases: readonly ParityCase[] = [
  {
    name: "a mock whose template and headers read the request",
    tags,
    request: { method: "GET", target: "/integrations/mock/7?q=a%20b" },
    expected: {
      status: 203,
      body: '{"id": "7", "q": "a b", "stage": "api"}',
      headers: {
        "content-type": "application/json",
        "x-resource": "/integrations/mock/{id}",
        "x-fixed": "yes",
      },
    },
  },
  {
    name: "a template that decides about the status",
    tags,
    request: { method: "GET", target: "/integrations/teapot" },
    expected: { status: 418, body: String.raw`{"kind": "tea\/pot"}` },
  },
  {
    name: "a body of a type that an integration has no template for",
    tags,
    request: {
      method: "POST",
      target: "/integrations/items",
      headers: [["Content-Type", "text/plain"]],
      body: "id",
    },
    expected: {
      status: 415,
      body: '{"message":"Unsupported Media Type"}',
      headers: { "x-amzn-errortype": "BadRequestException", "content-type": "application/json" },
    },
  },
  {
    name: "the stage variables of canaries, where every request is one",
    tags,
    request: { method: "GET", target: "/checked/variables" },
    expected: { status: 200, body: { json: { flavour: "plain", tier: "trial" } } },
  },
  {
    name: "stage variables in the mappings of a mock",
    tags,
    request: { method: "GET", target: "/integrations/variables" },
    expected: { status: 200, body: '{"flavour": "plain", "tier": "trial"}', headers: { "x-flavour": "plain" } },
  },
  {
    name: "a stage variable in a gateway response",
    tags,
    request: { method: "GET", target: "/nope" },
    expected: { status: 403, body: '{"message":"Missing Authentication Token"}', headers: { "x-tier": "trial" } },
  },
  ...["application/json", "text/plain; charset=utf-8", "application/xml"].map((type) => ({
    name: `a mock that takes ${type}`,
    tags,
    request: {
      method: "POST",
      target: "/integrations/mock",
      headers: [["Content-Type", type] as const],
      body: "anything",
    },
    expected: { status: 200, body: "{}" },
  })),
  {
    name: "a mock that does not take a type",
    tags,
    request: {
      method: "POST",
      target: "/integrations/mock",
      headers: [["Content-Type", "image/png"]],
      body: "anything",
    },
    expected: {
      status: 415,
      body: '{"message":"Unsupported Media Type"}',
      headers: { "x-amzn-errortype": "BadRequestException" },
    },
  },
]

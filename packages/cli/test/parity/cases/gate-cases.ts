import { expect } from "vitest"
import type { ParityAnswer, ParityCase, ParityRequest } from "../parity-case.ts"

const tags = ["gateway", "gate"] as const

const open: ParityRequest = { method: "GET", target: "/gated" }
const mock: ParityRequest = { method: "GET", target: "/gated/mock" }
const served = (sourceIp: string): ParityAnswer => ({
  status: 200,
  body: { json: { sourceIp, stageVariables: {} } },
})

function denied(method: string, why = ""): ParityAnswer {
  const resource = String.raw`arn:aws:execute-api:[\w-]+:\*{8}\d{4}:\w{10}/api/${method}`
  const message = `^User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${resource}${why}$`
  return {
    status: 403,
    body: { json: { Message: expect.stringMatching(new RegExp(message)) } },
    headers: { "x-amzn-errortype": "AccessDeniedException" },
  }
}

const EXPLICITLY = " with an explicit deny"

/** What `gates/allowed-app.ts` answers. */
export const allowedCases: readonly ParityCase[] = [
  { name: "an address that the policy allows", tags, request: open, expected: served("127.0.0.1") },
  {
    name: "an address in a range that the policy allows",
    tags,
    request: { ...open, sourceIp: "127.0.0.10" },
    expected: served("127.0.0.10"),
  },
  {
    name: "an address that the policy does not name",
    tags,
    request: { ...open, sourceIp: "127.0.0.2" },
    expected: denied("GET/gated", EXPLICITLY),
  },
  {
    name: "an address that the policy denies inside a range that it allows",
    tags,
    request: { ...open, sourceIp: "127.0.0.9" },
    expected: denied("GET/gated", EXPLICITLY),
  },
  {
    name: "what answers without a function, to an address that the policy does not name",
    tags,
    request: { ...mock, sourceIp: "127.0.0.2" },
    expected: denied("GET/gated/mock", EXPLICITLY),
  },
  {
    name: "a preflight from an address that the policy does not name",
    tags,
    request: { ...open, method: "OPTIONS", sourceIp: "127.0.0.2" },
    expected: denied("OPTIONS/gated", EXPLICITLY),
  },
  {
    name: "an unknown path from an address that the policy does not name",
    tags,
    request: { method: "GET", target: "/nope", sourceIp: "127.0.0.2" },
    expected: { status: 403, body: '{"message":"Missing Authentication Token"}' },
  },
]

/** What `gates/statements-app.ts` answers. */
export const statementCases: readonly ParityCase[] = [
  {
    name: "a route that a statement denies to other addresses",
    tags,
    request: { ...mock, sourceIp: "127.0.0.2" },
    expected: denied("GET/gated/mock", EXPLICITLY),
  },
  {
    name: "a route that a statement denies, for the address that it leaves out",
    tags,
    request: mock,
    expected: { status: 200, body: '{"from": "127.0.0.1"}' },
  },
  {
    name: "a route that a statement does not name",
    tags,
    request: { ...open, sourceIp: "127.0.0.2" },
    expected: served("127.0.0.2"),
  },
  {
    name: "a preflight that no statement allows",
    tags,
    request: { ...open, method: "OPTIONS" },
    expected: denied("OPTIONS/gated"),
  },
  {
    name: "a statement whose conditions all hold",
    tags,
    request: {
      ...open,
      headers: [
        ["User-Agent", "scraper/2"],
        ["Referer", "nowhere"],
      ],
    },
    expected: denied("GET/gated", EXPLICITLY),
  },
  {
    name: "a statement of whose conditions one holds",
    tags,
    request: { ...open, headers: [["User-Agent", "scraper/2"]] },
    expected: served("127.0.0.1"),
  },
]

/** What `gates/private-app.ts` answers to whoever does not come through the VPC; who does, nobody can tell here. */
export const privateCases: readonly ParityCase[] = [
  {
    name: "a private API, from where it may not be reached or cannot be told to be",
    tags,
    request: open,
    expected: { status: 501, body: '{"message":"A condition of the resource policy is not emulated"}' },
  },
]

const blocked: ParityAnswer = {
  status: 403,
  body: '{"message":"Forbidden"}',
  headers: { "x-amzn-errortype": "ForbiddenException", "content-type": "application/json" },
}

/** What `gates/firewall-app.ts` answers. */
export const firewallCases: readonly ParityCase[] = [
  { name: "an address that no rule of the firewall names", tags, request: open, expected: served("127.0.0.1") },
  {
    name: "an address that a rule of the firewall blocks, before the policy denies it",
    tags,
    request: { ...open, sourceIp: "127.0.0.2" },
    expected: blocked,
  },
  {
    name: "an address that an earlier rule of the firewall allows",
    tags,
    request: { ...open, sourceIp: "127.0.0.4" },
    expected: served("127.0.0.4"),
  },
  {
    name: "an address that an earlier rule of the firewall only counts",
    tags,
    request: { ...open, sourceIp: "127.0.0.5" },
    expected: blocked,
  },
  {
    name: "an answer that the firewall words itself",
    tags,
    request: { ...open, sourceIp: "127.0.0.3" },
    expected: {
      status: 451,
      body: '{"message":"No"}',
      headers: { "content-type": "application/json", "x-why": "told" },
    },
  },
  {
    name: "an unknown path for an address that the firewall blocks",
    tags,
    request: { method: "GET", target: "/nope", sourceIp: "127.0.0.2" },
    expected: blocked,
  },
  {
    name: "a preflight from an address that the firewall blocks",
    tags,
    request: { ...open, method: "OPTIONS", sourceIp: "127.0.0.2" },
    expected: blocked,
  },
]

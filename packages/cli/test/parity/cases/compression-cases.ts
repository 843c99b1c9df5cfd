import { deflateSync, gzipSync } from "node:zlib"
import type { ParityCase } from "../parity-case.ts"

const tags = ["gateway", "body"] as const
const json = [["Content-Type", "application/json"]] as const

/** Does not become short when it is compressed. */
const LONG = Array.from({ length: 300 }, (_, index) =>
  String.fromCharCode(33 + ((index * index * 7 + index * 31) % 90)),
).join("")

/** What `text-app.ts` answers that compresses. */
export const compressionCases: readonly ParityCase[] = [
  {
    name: "a long answer, compressed as its client prefers",
    tags,
    request: { method: "GET", target: "/checked/long", headers: [["Accept-Encoding", "gzip, deflate, br"]] },
    expected: {
      status: 200,
      body: { base64: gzipSync("long ".repeat(100)).toString("base64") },
      headers: { "content-encoding": "gzip", "content-type": "text/plain; charset=utf-8" },
    },
  },
  {
    name: "a long answer for a client that prefers a coding that API Gateway does not know",
    tags,
    request: { method: "GET", target: "/checked/long", headers: [["Accept-Encoding", "br, gzip"]] },
    expected: { status: 200, body: "long ".repeat(100), headers: { "content-encoding": null } },
  },
  {
    name: "a long answer for a client that takes deflate only",
    tags,
    request: { method: "GET", target: "/checked/long", headers: [["Accept-Encoding", "gzip;q=0, deflate;q=0.5"]] },
    expected: {
      status: 200,
      body: { base64: deflateSync("long ".repeat(100)).toString("base64") },
      headers: { "content-encoding": "deflate" },
    },
  },
  {
    name: "an answer too short to be compressed",
    tags,
    request: { method: "GET", target: "/checked/short", headers: [["Accept-Encoding", "gzip"]] },
    expected: { status: 200, body: "short", headers: { "content-encoding": null } },
  },
  {
    name: "an answer that says how it is encoded",
    tags,
    request: { method: "GET", target: "/checked/encoded", headers: [["Accept-Encoding", "gzip"]] },
    expected: { status: 200, body: "x".repeat(200), headers: { "content-encoding": "identity" } },
  },
  {
    name: "a body that is not in the coding that it names",
    tags,
    request: {
      method: "POST",
      target: "/checked",
      headers: [...json, ["Content-Encoding", "gzip"]],
      body: "x".repeat(100),
    },
    expected: { status: 415, body: '{"message":"Unsupported Media Type"}' },
  },
  {
    name: "a compressed body",
    tags,
    request: {
      method: "POST",
      target: "/checked",
      headers: [...json, ["Content-Encoding", "gzip"]],
      body: { base64: gzipSync(JSON.stringify({ name: "a".repeat(20), kind: "film", due: LONG })).toString("base64") },
    },
    expected: {
      status: 400,
      body: {
        json: {
          Code: "BadRequestError",
          Message: "Invalid body: Invalid ISO date",
          Errors: [{ in: "body", path: "due", message: "Invalid ISO date" }],
        },
      },
    },
  },
  {
    name: "a body of a coding that API Gateway does not know",
    tags,
    request: {
      method: "POST",
      target: "/checked",
      headers: [...json, ["Content-Encoding", "compress"]],
      body: "x".repeat(100),
    },
    expected: { status: 415, body: '{"message":"Unsupported Media Type"}' },
  },
]

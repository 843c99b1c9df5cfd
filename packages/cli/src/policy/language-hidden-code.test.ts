import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "util.inherits",
    `import util from "node:util"
function A(this: any, t: string) { this.t = t } A.prototype.get = function () { return read(this.t) }
function B(this: any, t: string) { A.call(this, t) } util.inherits(B as any, A as any)`,
    `return new (B as any)("a").get()`,
    "Get a",
  ],
  [
    "escape arrow field",
    `import { register } from "some-pkg"
class R { go = () => read("a"); get x() { return write("b") } }`,
    `register(new R())`,
    "Get a, Put b, POLICY_MODULE_MISSING",
  ],
  [
    "escape made",
    `import { register } from "express"
function R(this: any) {} R.prototype.go = function () { return read("a") }`,
    `register(new (R as any)())`,
    "Get a",
  ],
  [
    "escape written",
    `import { register } from "express"
const o: any = {}; o.go = () => read("a")`,
    `register(o)`,
    "Get a",
  ],
  [
    "escape computed method",
    `import { register } from "express"
class R { ["x" + request.y]() { return read("a") } [Symbol.iterator]() { return write("a") } }`,
    `register(new R())`,
    "Get a, Put a",
  ],
  [
    "proxy get",
    `const p: any = new Proxy(new DynamoDB({}), { get: (t: any, k: any) => t[k] })`,
    `return p.getItem({ TableName: "a", Key: {} })`,
    "Get a",
  ],
  [
    "proxy apply",
    `const p: any = new Proxy(read, { apply(f, self, args) { write("log"); return f(args[0]) } })`,
    `return p("a")`,
    "Get a, Put log",
  ],
  [
    "proxy construct",
    `class R { constructor(public t: string) {} go() { return read(this.t) } } const P: any = new Proxy(R, { construct(C: any, args) { return new C(...args) } })`,
    `return new P("a").go()`,
    "Get a",
  ],
  [
    "proxy unknown handler",
    `import h from "express"
const p: any = new Proxy({}, h)`,
    `return p.x("a")`,
    "POLICY_CODE_OPAQUE",
  ],
  [
    "proxy reflect",
    `const p: any = new Proxy({ get: (t: string) => read(t) }, { get(t, k, r) { const v = Reflect.get(t, k, r); return typeof v === "function" ? (...a: any[]) => { write("log"); return v.apply(t, a) } : v } })`,
    `return p.get("a")`,
    "Get a, Put log",
  ],
  ["child_process", `import { execSync } from "node:child_process"`, `execSync("aws s3 ls")`, "POLICY_CODE_OPAQUE"],
  [
    "child_process ns",
    `import * as cp from "child_process"`,
    `cp.spawn("node", ["x.js"]).stdout.on("data", () => read("a"))`,
    "Get a, POLICY_CODE_OPAQUE",
  ],
  ["child_process ffmpeg", `import * as cp from "child_process"`, `cp.spawn("/opt/bin/ffmpeg", ["x.mp4"])`, ""],
  ["vm", `import vm from "node:vm"`, `vm.runInNewContext("1")`, "POLICY_CODE_OPAQUE"],
  ["worker", `import { Worker } from "node:worker_threads"`, `new Worker("./x.js")`, "POLICY_CODE_OPAQUE"],
  ["worker harmless", `import { isMainThread, threadId } from "node:worker_threads"`, `return isMainThread`, ""],
  ["dlopen", "", `process.dlopen(module, "x.node")`, "POLICY_CODE_OPAQUE"],
  ["require .node", "", `const x = require("./x.node"); x.go()`, "POLICY_CODE_OPAQUE"],
  [
    "createRequire",
    `import { createRequire } from "node:module"
const req = createRequire(import.meta.url)`,
    `const { DynamoDB: D } = req("@aws-sdk/client-dynamodb"); return new D({}).getItem({ TableName: "a" })`,
    "Get a",
  ],
  [
    "createRequire file",
    `import { createRequire } from "node:module"
const req = createRequire(import.meta.url)`,
    `req("./x.cjs").go(); req("./data.json")`,
    "POLICY_CODE_OPAQUE",
  ],
] as const

describe("code that is handed on or hidden", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected) => {
    expect(await callsOf(declarations, body)).toBe(expected)
  })
})

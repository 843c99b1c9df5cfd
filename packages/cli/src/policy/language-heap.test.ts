import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  ["assign property", "", `const o: any = {}; o.t = "a"; return read(o.t)`, "Get a", {}],
  ["assign computed", "", `const o: any = {}; const k = "t"; o[k] = "a"; o["u"] = "b"; return read(o.t)`, "Get a", {}],
  ["nested assign", "", `const o: any = { x: {} }; o.x.y = { t: "a" }; return read(o.x.y.t)`, "Get a", {}],
  ["alias", "", `const o: any = {}; const p = o; p.t = "a"; return read(o.t)`, "Get a", {}],
  [
    "alias through function",
    `const set = (o: any, t: string) => { o.t = t }`,
    `const o: any = {}; set(o, "a"); return read(o.t)`,
    "Get a",
    {},
  ],
  [
    "module let",
    `let table: string; function init(t: string) { table = t }`,
    `init("a"); return read(table!)`,
    "Get a",
    {},
  ],
  ["freeze", `const C = Object.freeze({ t: "a" })`, `return read(C.t)`, "Get a", {}],
  ["fromEntries", "", `const o: any = Object.fromEntries([["x", "a"], ["y", "b"]]); return read(o.y)`, "Get b", {}],
  [
    "fromEntries map",
    "",
    `const o: any = Object.fromEntries(["x", "y"].map((k) => [k, k + "-t"])); return read(o.y)`,
    "Get y-t",
    {},
  ],
  ["values", "", `for (const t of Object.values({ x: "a", y: "b" })) await read(t)`, "Get a, Get b", {}],
  ["keys", "", `for (const t of Object.keys({ a: 1, b: 2 })) await read(t)`, "Get a, Get b", {}],
  [
    "WeakMap",
    `const w = new WeakMap<object, string>(); const k = {}; w.set(k, "a")`,
    `return read(w.get(k))`,
    "Get a",
    {},
  ],
  [
    "push",
    "",
    `const a: string[] = []; a.push("a"); a.push("b", "c"); for (const t of a) await read(t)`,
    "Get a, Get b, Get c",
    {},
  ],
  ["push index", "", `const a: string[] = []; a.push("a"); return read(a[0])`, "Get a", {}],
  [
    "concat spread",
    "",
    `for (const t of [...["a"], ...["b"].concat(["c"], "d")]) await read(t)`,
    "Get a, Get b, Get c, Get d",
    {},
  ],
  [
    "destructure defaults",
    "",
    `const { t = "a", ...rest }: any = { u: "b" }; await read(t); return read(rest.u)`,
    "Get a, Get b",
    {},
  ],
  ["swap", "", `let [a, b] = ["a", "b"]; [a, b] = [b, a]; return read(a)`, "Get b", {}],
  ["optional chaining", "", `const o: any = { x: { t: () => "a" } }; return read(o?.x?.t?.())`, "Get a", {}],
  [
    "logical assign",
    "",
    `let t: any; t ??= "a"; let u: any = ""; u ||= "b"; let v: any = "x"; v &&= "c"; await read(t); await read(u); return read(v)`,
    "Get a, Get b, Get c",
    {},
  ],
  ["comma", "", `let t; const x = (t = "a", t + "1"); return read(x)`, "Get a1", {}],
  [
    "labelled",
    "",
    `outer: for (const a of ["a"]) { for (const b of ["1", "2"]) { await read(a + b); continue outer } }`,
    "Get a1, Get a2",
    {},
  ],
  [
    "switch values",
    `const tableFor = (k: string) => { switch (k) { case "u": return "users"; case "p": { return "posts" } default: throw new Error() } }`,
    `await read(tableFor("p"))`,
    "Get posts",
    {},
  ],
  [
    "try catch finally",
    `const f = () => { try { return "a" } catch { return "b" } finally { write("f") } }`,
    `return read(f())`,
    "Get a, Get b, Put f",
    {},
  ],
  ["structuredClone", "", `const o = structuredClone({ t: "a" }); return read(o.t)`, "Get a", {}],
  ["encodeURIComponent", "", `return read(encodeURIComponent("a-b"))`, "Get a-b", {}],
  ["encodeURI of one of two", "", `return read(encodeURI(request.body ? "a" : "b"))`, "Get a, Get b", {}],
  ["spread on a condition", "", `return read({ t: "a", ...(request.body && { t: "b" }) }.t)`, "Get a, Get b", {}],
  ["numbers in template", `const v = 2`, "return read(`t-v${v}-${1 + 2}`)", "Get t-v2-3", {}],
  [
    "enum object",
    `enum T { Users = "users", Posts = "posts" }`,
    `const k = "Posts"; return read(T[k])`,
    "Get posts",
    {},
  ],
  ["numeric enum reverse", `enum T { Users, Posts }`, "return read(`t-${T[1]}-${T.Posts}`)", "Get t-Posts-1", {}],
  [
    "const map by env",
    `const tables = { dev: "t-dev", prod: "t-prod" } as const`,
    `return read((tables as any)[process.env.STAGE!])`,
    "Get t-prod",
    { environment: { STAGE: "prod" } },
  ],
  [
    "map by env default",
    `const tables: any = { dev: "t-dev", prod: "t-prod" }`,
    `return read(tables[process.env.STAGE ?? "dev"] ?? tables.dev)`,
    "Get t-dev",
    {},
  ],
] as const

describe("values and conditions", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected, options) => {
    expect(await callsOf(declarations, body, options)).toBe(expected)
  })
})

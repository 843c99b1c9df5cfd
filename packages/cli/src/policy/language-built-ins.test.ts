import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const texts = [
  [`"A-B".toLowerCase().replace("-", "_").padEnd(5, "x")`, "a_bxx"],
  [`"x,y".split(",")[1]`, "y"],
  [`"abc".slice(1).concat("d").trim()`, "bcd"],
  [`"a b c".replace(/ /g, "-")`, "a-b-c"],
  [`"abc".at(-1)! + "abc"[0] + "abc".length`, "ca3"],
  [`"user_name".replace(/_(\\w)/g, (_, c) => c.toUpperCase())`, "userName"],
  [`"USER_TABLE".split("_").map((part) => part.toLowerCase()).join("-")`, "user-table"],
  [`"arn:aws:sns:x".split(":").reverse()[0]`, "x"],
  [`"a/b".split("/").pop()`, "b"],
  [`(7).toFixed(0) + Number("4") + parseInt("5", 10) + Math.max(1, 6) + true.toString()`, "7456true"],
  [`JSON.parse('{"t":"a","l":["b"]}').l[0]`, "b"],
  [`JSON.parse(JSON.stringify({ t: "a", u: request.u })).t`, "a"],
  [`JSON.stringify({ a: [1, null] }).length`, "14"],
  [`"abc".startsWith("ab") && /^a/.test("abc") ? "yes" : "no"`, "yes"],
] as const

const arrays = [
  [`["a", "b"].find((t) => t !== "a")`, "b"],
  [`["a", "b"].filter((_, index) => index > 0)[0]`, "b"],
  [`["a", "b"][["a", "b"].length - 1]`, "b"],
  [`["a", "b"].indexOf("b") === 1 && ["a"].includes("a") && !["a"].some((t) => t === "b") ? "yes" : "no"`, "yes"],
  [`[["a"], ["b"]].flat()[1]`, "b"],
  [`["a", "b"].slice(-1).concat("c").map((t) => t + "!").join("")`, "b!c!"],
  [`["b", "a"].toSorted()[0]`, "a"],
  [`["a", "b"].reduce((all: any, t) => ({ ...all, [t]: t + "1" }), {}).a`, "a1"],
] as const

const changed = [
  [
    "copied key by key",
    `const from: any = { t: "a", u: "b" }, to: any = {}; for (const key of Object.keys(from)) to[key] = from[key]; return read(to.t)`,
    "Get a",
  ],
  ["reversed", `const l = ["a", "b"]; l.reverse(); return read(l[0])`, "Get a, Get b"],
  ["popped", `const l = ["a", "b"]; l.pop(); return read(l.at(-1))`, "Get a, Get b"],
  ["sorted", `const l = ["b", "a"]; l.sort(); return read(l[0])`, "Get a, Get b"],
  ["spliced", `const l = ["a"]; l.splice(0, 0, "b"); for (const t of l) await read(t)`, "Get a, Get b"],
  [
    "drained",
    `const l = ["a"]; while (l.length) await read(l.shift()); if (!l.length) await write("b")`,
    "Get a, Put b",
  ],
  [
    "mapped and added to",
    `const l = ["a"].map((t) => t); l.push("b"); for (const t of l) await read(t)`,
    "Get a, Get b",
  ],
  ["given elements by index", `const l: any[] = []; l[0] = "a"; for (const t of l) await read(t)`, "Get a"],
  [
    "given properties",
    `const o: any = Object.fromEntries([["x", "a"]]); o.y = "b"; for (const t of Object.values<any>(o)) await read(t)`,
    "Get a, Get b",
  ],
  [
    "assigned to as a whole",
    `const o: any = { t: "x" }; Object.assign(o, { t: "a" }); return read(o.t)`,
    "Get a, Get x",
  ],
] as const

describe("what built-in functions give", () => {
  it.each([...texts, ...arrays])("is computed where everything is known: %s", async (expression, expected) => {
    expect(await callsOf("", `return read(${expression})`)).toBe(`Get ${expected}`)
  })

  it("is not computed of what is not known", async () => {
    expect(await callsOf("", `return read(request.name.toUpperCase() + "x".repeat(request.n))`)).toBe(
      "Get *, POLICY_RESOURCE_UNKNOWN",
    )
  })
})

describe("arrays and objects that change", () => {
  it.each(changed)("hold all they may hold: %s", async (_name, body, expected) => {
    expect(await callsOf("", body)).toBe(expected)
  })

  it("may be filled by code that is not seen", async () => {
    const declarations = `import * as dns from "node:dns"`
    const body = `const l: string[] = []; (dns as any).lookup(l); if (l.length > 0) await read("a")`
    expect(await callsOf(declarations, body)).toBe("Get a")
  })
})

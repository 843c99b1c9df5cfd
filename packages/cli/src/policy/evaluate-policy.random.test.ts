import { describe, expect, it } from "vitest"
import { evaluatePolicy, type AccessRequest, type PlainStatement } from "./evaluate-policy.ts"
import { matchesPattern } from "@tsapi/framework/iam"

// Few letters, so that patterns and texts often meet.
const alphabet = ["a", "b", ":", "/"]
const cases = 2000

/** A generator of its own, so that a failure can be run again. */
function randomFrom(seed: number) {
  let state = seed
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[below(items.length)] ?? items[0]
  const list = <Item>(most: number, make: () => Item): Item[] => Array.from({ length: below(most + 1) }, make)
  return { below, pick, list }
}

type Random = ReturnType<typeof randomFrom>

function text(random: Random, extra: readonly string[] = []): string {
  return random.list(6, () => random.pick(["a", ...alphabet, ...extra])).join("")
}

function statement(random: Random): PlainStatement {
  const actions = random.list(3, () => `s:${text(random, ["*", "?"])}`)
  const resources = random.list(3, () => text(random, ["*", "?"]))
  const values = random.list(2, () => text(random, ["*"]))
  const operator = random.pick([
    "StringEquals",
    "StringLike",
    "StringNotEquals",
    "StringNotLike",
    "StringEqualsIfExists",
  ])
  return {
    Effect: random.pick(["Allow", "Allow", "Deny"]),
    ...(random.below(4) === 0 ? { NotAction: actions } : { Action: actions }),
    ...(random.below(4) === 0 ? { NotResource: resources } : { Resource: resources }),
    ...(random.below(3) === 0 && { Condition: { [operator]: { "k:x": values } } }),
  }
}

function request(random: Random): AccessRequest {
  const context = random.below(2) === 0 ? {} : { "k:x": text(random) }
  return { action: `s:${text(random)}`, resource: text(random), context }
}

function forRandom(check: (random: Random) => void): void {
  for (let seed = 1; seed <= cases; seed++) check(randomFrom(seed * 7919))
}

const rank = { explicitDeny: 0, implicitDeny: 1, allow: 2 }

describe("evaluatePolicy, for any policy", () => {
  it("decides as a plain reading of IAM's rules does", () => {
    const decisions = new Map<string, number>()
    forRandom((random) => {
      const Statement = random.list(4, () => statement(random))
      const asked = request(random)
      const decision = evaluatePolicy([{ Statement }], asked)
      expect({ Statement, asked, decision }).toEqual({ Statement, asked, decision: readPlainly(Statement, asked) })
      decisions.set(decision, (decisions.get(decision) ?? 0) + 1)
    })
    // Each of the three came up often enough to mean something.
    expect(Math.min(...["allow", "explicitDeny", "implicitDeny"].map((it) => decisions.get(it) ?? 0))).toBeGreaterThan(
      50,
    )
  })

  it("does not mind the order of statements, nor how they are spread over policies", () => {
    forRandom((random) => {
      const all = random.list(4, () => statement(random))
      const asked = request(random)
      const decision = evaluatePolicy([{ Statement: all }], asked)
      expect(evaluatePolicy([{ Statement: all.toReversed() }], asked)).toBe(decision)
      expect(
        evaluatePolicy(
          all.map((one) => ({ Statement: [one] })),
          asked,
        ),
      ).toBe(decision)
    })
  })

  it("allows no more with a Deny more, and no less with an Allow more", () => {
    forRandom((random) => {
      const all = random.list(3, () => statement(random))
      const more = statement(random)
      const asked = request(random)
      const before = rank[evaluatePolicy([{ Statement: all }], asked)]
      const after = rank[evaluatePolicy([{ Statement: [...all, more] }], asked)]
      const isAsItMust = more.Effect === "Deny" ? after <= before : after >= before
      expect({ all, more, asked, isAsItMust }).toMatchObject({ isAsItMust: true })
    })
  })

  it("says of an action either that it is named or that it is not", () => {
    forRandom((random) => {
      const Action = random.list(3, () => `s:${text(random, ["*", "?"])}`)
      const { action, resource } = request(random)
      const named = evaluatePolicy([{ Statement: [{ Effect: "Allow", Action, Resource: "*" }] }], { action, resource })
      const others = evaluatePolicy([{ Statement: [{ Effect: "Allow", NotAction: Action, Resource: "*" }] }], {
        action,
        resource,
      })
      expect([named, others].toSorted()).toEqual(["allow", "implicitDeny"])
    })
  })
})

describe("matchesPattern, for any pattern", () => {
  it("agrees with the regular expression", () => {
    forRandom((random) => {
      const pattern = text(random, ["*", "*", "?"])
      const given = text(random, ["*"])
      expect([pattern, given, matchesPattern(pattern, given)]).toEqual([
        pattern,
        given,
        toExpression(pattern).test(given),
      ])
    })
  })
})

/** The rules once more, as directly as they can be written. */
function readPlainly(statements: readonly PlainStatement[], { action, resource, context = {} }: AccessRequest) {
  const isIn = (patterns: PlainStatement["Action"], value: string) =>
    [patterns ?? []].flat().some((pattern) => toExpression(pattern).test(value))
  const matching = statements.filter(({ Action, NotAction, Resource, NotResource, Condition = {} }) => {
    const given = context["k:x"]
    const [[operator, keys] = ["", undefined]] = Object.entries(Condition)
    const accepted = [keys?.["k:x"] ?? []].flat().map(String)
    const isEqual = accepted.some((one) =>
      operator.includes("Like") ? toExpression(one).test(String(given)) : one === given,
    )
    const holds = {
      "": true,
      StringEquals: given !== undefined && isEqual,
      StringEqualsIfExists: given === undefined || isEqual,
      StringLike: given !== undefined && isEqual,
      StringNotEquals: given === undefined || !isEqual,
      StringNotLike: given === undefined || !isEqual,
    }[operator]
    const isAction = NotAction ? !isIn(NotAction, action) : isIn(Action, action)
    const isResource = NotResource ? !isIn(NotResource, resource) : isIn(Resource, resource)
    return isAction && isResource && holds
  })
  if (matching.some(({ Effect }) => Effect === "Deny")) return "explicitDeny"
  return matching.length > 0 ? "allow" : "implicitDeny"
}

function toExpression(pattern: string): RegExp {
  const source = pattern.replaceAll("/", String.raw`\/`)
  return new RegExp(`^${source.replaceAll("*", ".*").replaceAll("?", ".")}$`)
}

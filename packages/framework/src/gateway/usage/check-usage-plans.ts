import { fault, integer, listOf, objectOf, oneOf, type OptionFault, record, show } from "../../checks/index.ts"
import { checkThrottle } from "../throttle/check-throttle.ts"
import { readMethodName } from "./method-name.ts"

/** Faults of `usagePlans`, but for what routes there are. */
export function checkUsagePlans(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return [...record(checkPlan)(value, at), ...sharedKeys(value, at)]
}

const shape = objectOf({
  throttle: checkThrottle,
  methodThrottle: record(checkMethodThrottle),
  quota: checkQuota,
  keys: listOf(checkKey),
})

function checkPlan(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const faults = [...nameFaults(at.at(-1), at), ...shape(value, at)]
  const { throttle, methodThrottle } = Object(value) as Partial<Record<string, unknown>>
  if (methodThrottle === undefined || throttle !== undefined) return faults
  // Seen from AWS: "Usage plan throttle settings are required for method throttles".
  return [...faults, fault([...at, "methodThrottle"], "needs the plan to have a throttle", "Add throttle to the plan.")]
}

function checkMethodThrottle(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (readMethodName(at.at(-1) ?? "")) return checkThrottle(value, at)
  return [fault(at, "is not a method of the API", 'Write its method and path, such as "GET /todos/{id}".')]
}

const quotaShape = objectOf(
  {
    limit: integer(0, 2_147_483_647, "requests"),
    period: oneOf(["day", "week", "month"]),
    offset: integer(0, 27, "days"),
  },
  ["limit", "period"],
)

/** Days by which a period can be put off; https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html */
const lastOffsets = new Map<unknown, number>([
  ["day", 0],
  ["week", 6],
  ["month", 27],
])

function checkQuota(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const faults = quotaShape(value, at)
  const { period, offset = 0 } = Object(value) as Partial<Record<string, unknown>>
  const last = lastOffsets.get(period)
  if (faults.length > 0 || last === undefined || Number(offset) <= last) return faults
  const hint = last === 0 ? "Remove it: days begin at midnight, UTC." : `Use a whole number of days from 0 to ${last}.`
  return [fault([...at, "offset"], `is ${show(offset)}, in a period of a ${String(period)}`, hint)]
}

const keyShape = objectOf({ name: nameFaults, value: keyValue }, ["name", "value"])

function checkKey(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return typeof value === "string" ? nameFaults(value, at) : keyShape(value, at)
}

/** Names become ids in the template, which have no other characters. */
function nameFaults(name: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof name === "string" && /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(name)) return []
  return [fault(at, `is named ${show(name)}`, "Use up to 64 letters and digits, beginning with a letter.")]
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html
function keyValue(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string" && /^([A-Za-z0-9]{20,128}|\{\{resolve:.+\}\})$/.test(value)) return []
  const hint =
    "Use 20 to 128 letters and digits, or a dynamic reference such as {{resolve:secretsmanager:partner-key}}."
  return [fault(at, "is not a value API Gateway takes", hint)]
}

function sharedKeys(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const seen = new Map<string, string>()
  return Object.entries(Object(value) as Record<string, unknown>).flatMap(([plan, options]) => {
    const keys: unknown = Reflect.get(Object(options) as object, "keys")
    return (Array.isArray(keys) ? keys : []).flatMap((key: unknown) => {
      const name = String(typeof key === "string" ? key : Reflect.get(Object(key) as object, "name"))
      // Ids in the template begin with a capital.
      const id = name.charAt(0).toUpperCase() + name.slice(1)
      const earlier = seen.get(id)
      if (earlier === undefined) {
        seen.set(id, plan)
        return []
      }
      const problem = `names ${show(name)}, which ${earlier === plan ? "it has already" : `${earlier} has too`}`
      return [fault([...at, plan, "keys"], problem, "A key belongs to one plan: rename or remove one of the two.")]
    })
  })
}

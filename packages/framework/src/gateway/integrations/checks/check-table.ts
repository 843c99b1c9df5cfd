import { given } from "../../../checks/index.ts"
import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { AttributeTemplates } from "../../../declarations/integrations/table-options.ts"
import type { TableDeclaration } from "../../../declarations/table-declaration.ts"
import type { IntegrationFault } from "../integration-fault.ts"
import type { TableTarget } from "../targets/describe-table-target.ts"

/** Faults of requests to DynamoDB that it would refuse every time. Templates of the user's own are not looked into. */
export function checkTable(target: DeclaredTarget, tables: readonly TableDeclaration[]): readonly IntegrationFault[] {
  if (!("table" in target) || target.requestTemplates !== undefined) return []
  const { table: source } = target
  const table = typeof source === "object" && "declared" in source && tables.find(({ id }) => id === source.id)
  return [...(table ? [...keyFaults(target, table), ...indexFaults(target, table)] : []), ...placeholderFaults(target)]
}

function keyFaults(target: TableTarget, table: TableDeclaration): readonly IntegrationFault[] {
  const [option, attributes] = givenKey(target)
  if (option === undefined) return []
  const keys = [table.partitionKey, ...(table.sortKey === undefined ? [] : [table.sortKey])].map((key) =>
    typeof key === "string" ? ({ name: key, type: "string" } as const) : key,
  )
  const missing = keys.filter(({ name }) => !Object.hasOwn(attributes, name)).map(({ name }) => name)
  const extra = option === "key" ? Object.keys(attributes).filter((name) => !keys.some((key) => key.name === name)) : []
  const mistyped = keys.flatMap(({ name, type }) => {
    const value = attributes[name]
    const letter = typeof value === "object" ? Object.keys(given(value))[0] : "S"
    return value === undefined || letter === TYPES[type] ? [] : [`${name} has the type ${letter}, not ${TYPES[type]}`]
  })
  const problems = [
    ...missing.map((name) => `${option} has no ${name}`),
    ...extra.map((name) => `${option} has ${name}, which is no key of the table`),
    ...mistyped.map((problem) => `${option}.${problem}`),
  ]
  const described = keys.map(({ name, type }) => `${name} (${type})`).join(" and ")
  return problems.map((message) => fault(message, `The key of the table ${table.id} is ${described}.`))
}

const TYPES = { string: "S", number: "N", binary: "B" } as const

function givenKey(target: TableTarget): readonly [option: "key" | "item" | undefined, attributes: AttributeTemplates] {
  if (target.target === "query") return [undefined, {}]
  return target.target === "putItem" ? ["item", target.item] : ["key", target.key]
}

function indexFaults(
  target: TableTarget,
  { id, indexes, localIndexes }: TableDeclaration,
): readonly IntegrationFault[] {
  if (target.target !== "query" || target.index === undefined) return []
  const names = Object.keys({ ...indexes, ...localIndexes })
  if (names.includes(target.index)) return []
  const hint = `Its indexes are ${names.join(", ") || "none"}; add it to the Table's indexes.`
  return [fault(`the table ${id} has no index ${target.index}`, hint)]
}

/** DynamoDB wants a value for each `:name` and `#name`, and a use of each that is given. */
function placeholderFaults(target: TableTarget): readonly IntegrationFault[] {
  const expressions = expressionsOf(target)
  if (expressions.includes("$")) return []
  return (["names", "values"] as const).flatMap((option) => {
    const used = new Set(expressions.match(option === "names" ? /#\w+/g : /:\w+/g))
    const named = new Set("names" in target || "values" in target ? Object.keys(target[option] ?? {}) : [])
    return [
      ...[...used]
        .filter((name) => !named.has(name))
        .map((name) =>
          fault(`${option} has no ${name}, which an expression uses`, `Add ${JSON.stringify(name)} to it.`),
        ),
      ...[...named]
        .filter((name) => !used.has(name))
        .map((name) => fault(`${option} has ${name}, which no expression uses`, "Remove it: DynamoDB refuses it.")),
    ]
  })
}

function expressionsOf(target: TableTarget): string {
  if (target.target === "query") return [target.keyCondition, target.filter].join(" ")
  if (target.target === "updateItem") return [target.update, target.condition].join(" ")
  return target.target === "getItem" ? "" : (target.condition ?? "")
}

function fault(message: string, hint: string): IntegrationFault {
  return { code: "INTEGRATION_OPTION_INVALID", message, hint }
}

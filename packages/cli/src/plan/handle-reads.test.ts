import { expect, it } from "vitest"
import type { ResourceReference } from "../model/app-model.ts"
import { HandleReads } from "./handle-reads.ts"

const resources = `import { existingQueue, Queue, Topic } from "@tsapi/framework"
export const orders = new Queue("Orders")
export const alerts = new Topic("Alerts")
export const audit = new Queue("Audit", { topics: [{ topic: alerts }], deadLetterQueue: { queue: orders } })
export const partner = existingQueue(
  "Partner",
  { arn: "arn:aws:sqs:eu-west-1:123456789012:partner" },
)
export const made = { late: new Queue("Late") }
new Queue("Nameless")
export const flow = new StateMachine("Flow", { definition: (steps) => steps.send({ QueueUrl: orders, then: audit.url }) })
`

const handles = { deadLetterQueue: "OrdersDead" }
const references: readonly ResourceReference[] = [
  ...referencesOf("queue", "Orders", { line: 2, handles }),
  ...referencesOf("queue", "OrdersDead", { line: 2 }),
  ...referencesOf("topic", "Alerts", { line: 3 }),
  ...referencesOf("queue", "Audit", { line: 4 }),
  ...referencesOf("queue", "Partner", { line: 5 }),
  ...referencesOf("queue", "Late", { line: 9 }),
  ...referencesOf("queue", "Nameless", { line: 10 }),
  ...referencesOf("stateMachine", "Flow", { line: 11 }),
]

function referencesOf(
  kind: string,
  id: string,
  { line, handles }: { line: number; handles?: Readonly<Record<string, string>> },
): readonly ResourceReference[] {
  const location = { file: "src/resources.ts", line }
  return ["url", "arn"].map((property) => ({
    ...{ kind, id, property, value: "", arn: "", location },
    environmentVariable: `${id.toUpperCase()}_${property.toUpperCase()}`,
    ...(handles && { handles }),
  }))
}

/** The variables that a module with this text, and one with the resources, may read; without those that always are. */
function readBy(text: string): readonly string[] {
  const sources: Readonly<Record<string, string>> = { "src/resources.ts": resources, "src/worker.ts": text }
  const reads = new HandleReads(references, (module) => sources[module])
  const modules = ["node_modules/zod/index.js", "src/resources.ts", "src/worker.ts"]
  return references
    .filter((reference) => !["Late", "Nameless", "Flow"].includes(reference.id) && reads.mayRead(modules, reference))
    .map(({ environmentVariable }) => environmentVariable)
}

const all = ["ORDERS_URL", "ORDERS_ARN", "ORDERSDEAD_URL", "ORDERSDEAD_ARN"]
const everything = [...all, "ALERTS_URL", "ALERTS_ARN", "AUDIT_URL", "AUDIT_ARN", "PARTNER_URL", "PARTNER_ARN"]

it.each([
  ["a property", 'import { orders, audit } from "./resources.ts"\nsend(orders.url)', ["ORDERS_URL"]],
  ["with types around it", "send((orders as Queue)!.url, alerts?.arn, orders['url'])", ["ORDERS_URL", "ALERTS_ARN"]],
  ["of a namespace", 'import * as all from "./resources.ts"\nsend(all.orders.url)', ["ORDERS_URL"]],
  ["of a handle of a handle", "send(orders.deadLetterQueue.url)", ["ORDERSDEAD_URL"]],
  ["in a decorator", "class W { @onQueue(audit, { iam: [{ resources: [orders.arn] }] }) run() {} }", ["ORDERS_ARN"]],
  ["by its variable", "send(process.env.AUDIT_URL)", ["AUDIT_URL"]],
  ["an existing one", "send(partner.url)", ["PARTNER_URL"]],
])("finds what is read: %s", (_, text, variables) => expect(readBy(text)).toEqual(variables))

it.each([
  [
    "imports and exports",
    'import { orders } from "./resources.ts"\nexport { orders }\nexport { audit } from "./resources.ts"',
  ],
  ["types", "let q: typeof orders\ntype A = typeof audit"],
  ["names alike", "const x = { orders: 1, audit: 2, require: 3 }\nclass C { alerts() {} partner = 1 }"],
  ["decorators", "class W { @onQueue(orders, { function: { onFailure: audit, list: [alerts] } }) run() {} }"],
  ["inner handles of decorators", "class W { @onQueue(orders.deadLetterQueue) run() {} }"],
])("passes over what only declares: %s", (_, text) => expect(readBy(text)).toEqual([]))

it.each([
  ["an argument", "send(orders)"],
  ["a list", "const list = [orders]"],
  ["a default", "class W { constructor(private readonly queue = orders) {} }"],
  ["another name", 'import { orders as q } from "./resources.ts"\nsend(q.url)'],
  ["an exported name", 'export { orders as queue } from "./resources.ts"'],
  ["a pattern", "const { orders } = all"],
  ["an unknown property", "send(orders.toString())"],
  ["a property by a variable", "send(orders[which])"],
  ["middleware", "class W { @onTopic(alerts, { middleware: [idempotent({ table: orders })] }) run() {} }"],
  ["middleware itself", "class W { @onTopic(alerts, { middleware: [orders] }) run() {} }"],
  ["a call in a decorator", "class W { @route('GET', '/', { authorizer: cognito({ pool: orders }) }) run() {} }"],
  ["one source of several", "class W { @onQueue(orders) @onQueue(partner.url) run() {} }"],
])("takes a handle that is passed on for read: %s", (_, text) =>
  expect(readBy(text)).toEqual(expect.arrayContaining(all)),
)

it.each([
  ["a namespace that is passed on", 'import * as all from "./resources.ts"\nObject.values(all)'],
  ["a namespace that is exported", 'export * as all from "./resources.ts"'],
  ["modules loaded later", 'const all = await import("./resources.ts")'],
  ["require", 'const all = require("./resources.ts")'],
  ["variables by their parts", "send(process.env[`${id}_URL`])"],
  ["all variables", "send(Object.entries(process.env))"],
  ["what does not parse", "const ="],
])("rules nothing out with %s", (_, text) => expect(readBy(text)).toEqual(everything))

it("takes for read what is no constant of its module", () => {
  const late = references.filter(({ id }) => id === "Late")
  const reads = new HandleReads(references, () => resources)
  expect(late.every((reference) => reads.mayRead(["src/resources.ts"], reference))).toBe(true)
})

it("knows that nobody reads what has no name", () => {
  const nameless = references.filter(({ id }) => id === "Nameless")
  const reads = new HandleReads(references, () => resources)
  expect(nameless.some((reference) => reads.mayRead(["src/resources.ts"], reference))).toBe(false)
})

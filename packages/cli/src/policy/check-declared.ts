import { UserError, UserErrors } from "../errors/user-error.ts"
import type { AppModel } from "../model/app-model.ts"
import { closest } from "@tsapi/framework/checks"
import type { Grant } from "../model/grant.ts"
import { showResource } from "../model/show-resource.ts"
import { matchesPattern } from "@tsapi/framework/iam"
import { actionsOf, mayTakeAll, type ResourceType, resourceTypesOf, serviceData } from "./permissions/service-data.ts"
import { plainText } from "./plain-text.ts"

/** Throws `UserErrors` for declared permissions that IAM does not have, as far as the tables know its services. */
export function checkDeclared({ functions }: AppModel): void {
  const errors = functions
    .flatMap(({ iam }) => iam)
    .flatMap((grant) => {
      const fault = faultOf(grant)
      const [location] = grant.evidence
      return fault ? [new UserError("IAM_INVALID", fault.message, { hint: fault.hint, location })] : []
    })
  const distinct = new Map(errors.map((error) => [`${error.message} ${JSON.stringify(error.location)}`, error]))
  if (distinct.size > 0) throw new UserErrors([...distinct.values()])
}

interface Fault {
  readonly message: string
  readonly hint: string
}

function faultOf({ action, resource }: Grant): Fault | undefined {
  const types = resourceTypesOf(action)
  if (!types) return unknownAction(action)
  const [type] = types.filter(({ required }) => required)
  const arn = plainText(resource)
  if (arn === "*") {
    if (!type || mayTakeAll(action)) return undefined
    return { message: `iam allows ${action} on everything, and it takes resources`, hint: takes(types) }
  }
  if (types.length === 0) {
    return {
      message: `${action} takes no resource, and iam names ${showResource(resource)}`,
      hint: 'Write resources: ["*"].',
    }
  }
  // What CloudFormation fills in is not known here.
  if (!arn.startsWith("arn:") || arn.startsWith("arn:aws:declared:") || types.some((one) => fits(one, arn)))
    return undefined
  return { message: `${action} takes no resource such as ${showResource(resource)}`, hint: takes(types) }
}

function takes(types: readonly ResourceType[]): string {
  const formats = new Set(types.flatMap(({ format }) => format.split(", ")))
  return `It takes ${[...formats].join(", or ")}.`
}

// A resource with wildcards of its own may be wider than the format.
function fits({ format: formats }: ResourceType, arn: string): boolean {
  return formats.split(", ").some((format) => {
    const filled = (text: string) => format.replaceAll(/\$\{\w+\}/g, text)
    return matchesPattern(filled("*"), arn) || matchesPattern(arn, filled("any"))
  })
}

function unknownAction(action: string): Fault {
  const [prefix = "", name = ""] = action.split(":")
  const message = `IAM has no action ${action}`
  const known = [...actionsOf(prefix).keys()]
  if (known.length > 0) {
    const meant = closest(name, known)
    return { message, hint: meant ? `Did you mean ${prefix}:${meant}?` : seeReference }
  }
  // The SDK's name of a service is not always IAM's.
  const { clients, services } = serviceData()
  const meant = clients[`@aws-sdk/client-${prefix}`]?.prefix ?? closest(prefix, Object.keys(services))
  return { message, hint: meant ? `Did you mean ${meant}:${name}? IAM calls the service ${meant}.` : seeReference }
}

const seeReference = "Look it up in IAM's service authorization reference."

import { UserError } from "../errors/user-error.ts"
import { madeByTsapi } from "../model/cloudformation.ts"
import type { CfnFragment, CfnResource, CfnTemplate, CfnValue } from "../model/cloudformation.ts"
import type { RolePolicies } from "../model/policy-document.ts"
import type { PlannedFunction, StackPlan } from "../model/stack-plan.ts"
import { awaitPolicies } from "./await-policies.ts"
import { checkDeclaredReferences } from "./check-declared-references.ts"
import { checkTemplate } from "./check-template.ts"
import { functionFragment } from "./function-fragment.ts"
import { nameVersions } from "./name-versions.ts"

// CloudFormation's own limits, and what a split would have to stay under.
const maximumResources = 500
const maximumOutputs = 200

export interface RenderOptions {
  /** Divides what a function's role allows into policies that IAM takes. */
  readonly renderPolicies: (fn: PlannedFunction) => RolePolicies
}

/** The template of a plan: the same plan gives the same bytes. */
export function renderTemplate(plan: StackPlan, { renderPolicies }: RenderOptions): CfnTemplate {
  const fragments = [...plan.functions.map((fn) => functionFragment(fn, renderPolicies)), ...plan.fragments]
  const resources = merge(fragments)
  const count = Object.keys(resources).length
  if (count > maximumResources) {
    throw new UserError(
      "STACK_TOO_LARGE",
      `The stack has ${count} resources; CloudFormation allows ${maximumResources}`,
      {
        hint: 'Let routes share functions (split: "controller" or "app"), or divide the app.',
        location: plan.app.location,
      },
    )
  }
  const template: CfnTemplate = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `${plan.app.appName} (${plan.app.stage})${madeByTsapi}`,
    ...(plan.functions.length > 0 && {
      Parameters: { ArtifactBucket: { Type: "String", Description: "The bucket that holds the functions' code." } },
    }),
    Resources: nameVersions(awaitPolicies(resources)),
    Outputs: outputsOf(fragments),
  }
  checkDeclaredReferences(plan, resources)
  const findings = checkTemplate(template)
  if (findings.length > 0) throw new Error(`the generated template is not sound: ${findings.join("; ")}`)
  return template
}

// There are fewer functions than outputs fit, since each has several resources.
function outputsOf(fragments: readonly CfnFragment[]): CfnTemplate["Outputs"] {
  const read = fragments.map(({ outputs }) => outputs)
  const all = Object.assign({}, ...read, ...fragments.map(({ spareOutputs }) => spareOutputs))
  return Object.keys(all).length > maximumOutputs ? Object.assign({}, ...read) : all
}

function merge(fragments: readonly CfnFragment[]): Readonly<Record<string, CfnResource>> {
  const resources: Record<string, CfnResource> = {}
  for (const [id, resource] of fragments.flatMap((fragment) => Object.entries(fragment.resources))) {
    const other = resources[id]
    if (other) {
      const message = `Two parts of the app make a resource "${id}": ${placeOf(other)} and ${placeOf(resource)}`
      throw new UserError("LOGICAL_ID_DUPLICATE", message, { hint: "Rename one of the two classes or resources." })
    }
    resources[id] = resource
  }
  return resources
}

function placeOf(resource: CfnResource): string {
  const at: CfnValue | undefined = resource.Metadata?.["tsapi"]
  return at && typeof at === "object" && "file" in at ? `${String(at["file"])}:${String(at["line"])}` : resource.Type
}

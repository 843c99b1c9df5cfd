import { cfnField, cfnList, isCfnRecord } from "../model/cfn-field.ts"
import type { CfnResource, CfnTemplate, CfnValue } from "../model/cloudformation.ts"
import { referencedIds } from "./referenced-ids.ts"

/**
 * What would fail, or fail open, only once deployed, and what cfn-lint and AWS's resource descriptions do not see.
 * A finding is a fault of the generator: nothing is uploaded.
 */
export function checkTemplate(template: CfnTemplate): readonly string[] {
  const resources = Object.entries(template.Resources)
  return [
    ...danglingReferences(template),
    ...resources.flatMap(([id, resource]) => checks[resource.Type]?.(id, resource, template) ?? []),
  ]
}

type Check = (id: string, resource: CfnResource, template: CfnTemplate) => readonly string[]

const checks: Readonly<Record<string, Check>> = {
  "AWS::DynamoDB::Table": billing,
  "AWS::ApiGateway::RestApi": (id, api, template) => [...securityOf(id, api), ...permissionsOf(id, api, template)],
  "AWS::ApiGateway::Stage": (id, stage, template) => deployedApi(id, "RestApiId", { stage, template }),
  "AWS::ApiGatewayV2::Stage": (id, stage, template) => deployedApi(id, "ApiId", { stage, template }),
  "AWS::ApiGatewayV2::Integration": integrationPermission,
  "AWS::ApiGatewayV2::Route": guardedConnect,
  "AWS::ApiGatewayV2::Api": (id, api, template) => [...securityOf(id, api), ...permissionsOf(id, api, template)],
  "AWS::IAM::ManagedPolicy": wildcards,
  "AWS::IAM::Policy": wildcards,
}

const pseudoParameter = /^AWS::/

function danglingReferences(template: CfnTemplate): readonly string[] {
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})])
  const ids = new Set(referencedIds({ ...template.Resources, ...template.Outputs }))
  return [...ids]
    .filter((id) => !known.has(id) && !pseudoParameter.test(id))
    .map((id) => `something refers to ${id}, which does not exist`)
}

function billing(id: string, { Properties = {} }: CfnResource): readonly string[] {
  const { BillingMode: mode, ProvisionedThroughput: throughput } = Properties
  if (mode !== "PAY_PER_REQUEST" && mode !== "PROVISIONED") return [`${id} has no billing mode`]
  const agrees = (mode === "PROVISIONED") === (throughput !== undefined)
  return agrees ? [] : [`${id} is ${mode}, which does not go with its throughput`]
}

/** A method whose security names nothing would be open to everybody. */
function securityOf(id: string, api: CfnResource): readonly string[] {
  const schemes = Object.keys(recordOf(cfnField(api.Properties?.["Body"], "components", "securitySchemes")))
  return operationsOf(api).flatMap(([name, operation]) =>
    cfnList(operation["security"])
      .flatMap((requirement) => Object.keys(recordOf(requirement)))
      .filter((scheme) => !schemes.includes(scheme))
      .map((scheme) => `${id}: ${name} asks for the authorizer ${scheme}, which the API does not have`),
  )
}

/** Without a permission API Gateway answers 500 to every request. */
function permissionsOf(id: string, api: CfnResource, template: CfnTemplate): readonly string[] {
  const allowed = Object.values(template.Resources)
    .filter(({ Type }) => Type === "AWS::Lambda::Permission")
    .flatMap(({ Properties }) => referencedIds(Properties?.["FunctionName"] ?? null))
  const invoked = new Set(referencedIds(api.Properties?.["Body"] ?? null))
  return [...invoked]
    .filter((target) => /^AWS::Lambda::(Alias|Function)$/.test(template.Resources[target]?.Type ?? ""))
    .filter((target) => !allowed.includes(target))
    .map((target) => `${id} invokes ${target} without a permission`)
}

/** The same for an integration that is a resource of its own, as those of WebSocket APIs are. */
function integrationPermission(id: string, { Properties = {} }: CfnResource, template: CfnTemplate): readonly string[] {
  const allowed = Object.values(template.Resources)
    .filter(({ Type }) => Type === "AWS::Lambda::Permission")
    .flatMap(({ Properties: permission }) => referencedIds(permission?.["FunctionName"] ?? null))
  return referencedIds(Properties["IntegrationUri"] ?? null)
    .filter((target) => template.Resources[target]?.Type === "AWS::Lambda::Function" && !allowed.includes(target))
    .map((target) => `${id} invokes ${target} without a permission`)
}

/** A route that asks an authorizer which it does not name would let nobody in, and one of another API's is refused late. */
function guardedConnect(id: string, { Properties = {} }: CfnResource, template: CfnTemplate): readonly string[] {
  if (Properties["AuthorizationType"] !== "CUSTOM") return []
  const [authorizer = ""] = referencedIds(Properties["AuthorizerId"] ?? null)
  const isThere = template.Resources[authorizer]?.Type === "AWS::ApiGatewayV2::Authorizer"
  return isThere ? [] : [`${id} asks an authorizer that does not exist`]
}

/** A stage that serves another API's deployment, or none of this template's, would go on serving what was there. */
function deployedApi(
  id: string,
  apiProperty: "RestApiId" | "ApiId",
  { stage: { Properties = {} }, template }: { readonly stage: CfnResource; readonly template: CfnTemplate },
): readonly string[] {
  // The stage of an HTTP API deploys each change by itself.
  if (Properties["AutoDeploy"] === true) return []
  const [deployment = ""] = referencedIds(Properties["DeploymentId"] ?? null)
  const [api] = referencedIds(Properties[apiProperty] ?? null)
  const [deployed] = referencedIds(template.Resources[deployment]?.Properties?.[apiProperty] ?? null)
  return api !== undefined && api === deployed ? [] : [`${id} does not serve a deployment of its own API`]
}

function wildcards(id: string, { Properties = {}, Metadata }: CfnResource): readonly string[] {
  // What a user wrote in a file is the user's.
  if (cfnField(Metadata, "tsapi", "policyFile") !== undefined) return []
  const actions = cfnList(cfnField(Properties["PolicyDocument"], "Statement")).flatMap((statement) =>
    cfnList(cfnField(statement, "Action")),
  )
  return actions.filter((action) => String(action).includes("*")).map((action) => `${id} allows ${String(action)}`)
}

function operationsOf(api: CfnResource): readonly (readonly [string, Readonly<Record<string, CfnValue>>])[] {
  return Object.entries(recordOf(cfnField(api.Properties?.["Body"], "paths"))).flatMap(([path, item]) =>
    Object.entries(recordOf(item)).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, recordOf(operation)] as const,
    ),
  )
}

function recordOf(value: CfnValue | undefined): Readonly<Record<string, CfnValue>> {
  return isCfnRecord(value) ? value : {}
}

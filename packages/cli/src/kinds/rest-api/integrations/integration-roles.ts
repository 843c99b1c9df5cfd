import type { ApiAwsRequest, ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import type { ResourceReference } from "../../../model/app-model.ts"
import type { CfnResource, CfnValue } from "../../../model/cloudformation.ts"
import { integrationPermissions } from "./integration-permissions.ts"
import { integrationResourceId } from "./integration-resource-id.ts"
import { textValue } from "./text-value.ts"

/** The roles that API Gateway takes on for an API's integrations: each may do one thing with one resource. */
export function integrationRoles(
  api: ApiDescription,
  references: readonly ResourceReference[],
): Record<string, CfnResource> {
  return Object.fromEntries(ownRoles(api).map((owner) => [integrationRoleId(owner.route), roleOf(owner, references)]))
}

/** A route whose role the app makes. */
export interface RoleOwner {
  readonly route: ApiRoute
  readonly target: ApiAwsRequest
}

export function ownRoles({ routes }: Pick<ApiDescription, "routes">): readonly RoleOwner[] {
  return routes.flatMap((route) => {
    const { target } = route
    return "service" in target && target.role === undefined ? [{ route, target }] : []
  })
}

export function integrationRoleId(route: Pick<ApiRoute, "method" | "path">): string {
  return integrationResourceId(route, "IntegrationRole")
}

/** `credentials` of an integration: the role that API Gateway takes on. */
export function integrationCredentials({ role }: ApiAwsRequest, route: ApiRoute): CfnValue {
  return role === undefined ? { "Fn::GetAtt": [integrationRoleId(route), "Arn"] } : textValue(role, [])
}

function roleOf({ route, target }: RoleOwner, references: readonly ResourceReference[]): CfnResource {
  const { file, line } = route.location
  const statements = integrationPermissions(target, references).map(({ action, resource, condition }) => ({
    ...{ Effect: "Allow", Action: action, Resource: resource },
    ...(condition && { Condition: condition }),
  }))
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: gatewayMayAssume,
      Policies: [{ PolicyName: "Integration", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
    },
    Metadata: { tsapi: { file, line } },
  }
}

// A condition on the API's ARN would make the role wait for the API and the API for the role. One on aws:SourceAccount is
// never met: API Gateway does not send it when it takes on the role of an integration (seen on AWS by
// aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws#479). Nobody outside of the account can
// pass a role of it to an API of theirs.
const gatewayMayAssume: CfnValue = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "apigateway.amazonaws.com" } }],
}

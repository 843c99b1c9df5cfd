import { createHash } from "node:crypto"
import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnFragment, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { canonicalJson } from "../../model/canonical-json.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { domainResources } from "../domain/domain-resources.ts"
import { integrationRoles } from "./integrations/integration-roles.ts"
import { vpcLinks } from "./integrations/vpc-links.ts"
import { invokePermissions } from "./invoke-permissions.ts"
import { openApiBody } from "./open-api-body.ts"
import { restApiDomain } from "./rest-api-domain.ts"
import { stageResources } from "./stage-resources.ts"
import { wafResources } from "./waf-resources.ts"
import { usagePlanResources } from "./usage-plan-resources.ts"

/** The RestApi, its deployment and stage, and what lets API Gateway invoke the functions. */
export function restApiResources(api: ApiDescription, location: SourceLocation, refs: PlanRefs): CfnFragment {
  const body = openApiBody(api, refs)
  // A deployment is a snapshot: only another logical id makes CloudFormation take another one.
  const hash = createHash("sha256").update(canonicalJson(body)).digest("hex").slice(0, 10)
  const deployment = `RestApiDeployment${hash}`
  const metadata = { tsapi: { file: location.file, line: location.line } }
  const usage = usagePlanResources(api, metadata)
  const domain = api.domain && domainResources(api.domain, { maker: restApiDomain(api), metadata })
  return {
    resources: {
      RestApi: {
        Type: "AWS::ApiGateway::RestApi",
        Properties: {
          Name: { "Fn::Sub": "${AWS::StackName}" },
          Body: body,
          EndpointConfiguration: endpointConfiguration(api),
          FailOnWarnings: true,
          ...(api.disableExecuteApiEndpoint !== undefined && {
            DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
          }),
        },
        Metadata: metadata,
      },
      [deployment]: {
        Type: "AWS::ApiGateway::Deployment",
        Properties: { RestApiId: { Ref: "RestApi" } },
        Metadata: metadata,
      },
      ...stageResources(api, { deployment, metadata }),
      ...invokePermissions(api, { id: "RestApi", routes: `${api.stageName}/*`, stage: api.stageName }, refs),
      ...usage.resources,
      ...domain?.resources,
      ...wafResources(api, metadata),
      ...integrationRoles(api, refs.references),
      ...vpcLinks(api),
    },
    outputs: {
      EndpointUrl: {
        Description: "Where the API answers.",
        Value: {
          "Fn::Sub": `https://\${RestApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${RestApiStage}/`,
        },
      },
      RestApiId: { Value: { Ref: "RestApi" } },
      ...usage.outputs,
      ...domain?.outputs,
    },
  }
}

function endpointConfiguration({ endpoint }: ApiDescription): CfnValue {
  const { type, vpcEndpoints } = endpoint ?? { type: "REGIONAL", vpcEndpoints: [] }
  return { Types: [type], ...(vpcEndpoints.length > 0 && { VpcEndpointIds: vpcEndpoints }) }
}

import type { ApiDescription, ApiThrottle, ApiUsage } from "@tsapi/framework/gateway"
import type { CfnFragment, CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { logicalId } from "../../model/logical-id.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>
type ApiUsagePlan = ApiUsage["plans"][number]

/** The usage plans of an API, its keys, and which key has which plan; a key's id is an output, for its value is only known to AWS. */
export function usagePlanResources(
  { usage }: ApiDescription,
  metadata: Metadata,
): Pick<CfnFragment, "resources" | "outputs"> {
  const { plans, keys } = usage ?? { plans: [], keys: [] }
  return {
    resources: {
      ...Object.fromEntries(plans.map((plan) => [planId(plan.name), usagePlan(plan, metadata)])),
      ...Object.fromEntries(
        keys.flatMap((key) => [
          [keyId(key.name), apiKey(key, metadata)],
          [logicalId(key.name, "UsagePlanKey"), usagePlanKey(key, metadata)],
        ]),
      ),
    },
    outputs: Object.fromEntries(
      keys.map(({ name }) => [
        logicalId(name, "ApiKeyId"),
        { Description: `Id of the API key ${name}.`, Value: { Ref: keyId(name) } },
      ]),
    ),
  }
}

function usagePlan({ name, throttle, methodThrottles, quota }: ApiUsagePlan, metadata: Metadata): CfnResource {
  const byMethod = methodThrottles.map(({ method, path, ...limits }) => [`${path}/${method}`, throttleSettings(limits)])
  return {
    Type: "AWS::ApiGateway::UsagePlan",
    Properties: {
      UsagePlanName: { "Fn::Sub": `\${AWS::StackName}-${name}` },
      ApiStages: [
        {
          ApiId: { Ref: "RestApi" },
          Stage: { Ref: "RestApiStage" },
          ...(byMethod.length > 0 && { Throttle: Object.fromEntries(byMethod) }),
        },
      ],
      ...(throttle && { Throttle: throttleSettings(throttle) }),
      ...(quota && { Quota: { Limit: quota.limit, Period: quota.period, Offset: quota.offset } }),
    },
    Metadata: metadata,
  }
}

function apiKey({ name, value }: ApiUsage["keys"][number], metadata: Metadata): CfnResource {
  return {
    Type: "AWS::ApiGateway::ApiKey",
    Properties: {
      Name: { "Fn::Sub": `\${AWS::StackName}-${name}` },
      Enabled: true,
      ...(value !== undefined && { Value: value }),
    },
    Metadata: metadata,
  }
}

function usagePlanKey({ name, plan }: ApiUsage["keys"][number], metadata: Metadata): CfnResource {
  return {
    Type: "AWS::ApiGateway::UsagePlanKey",
    Properties: { KeyId: { Ref: keyId(name) }, KeyType: "API_KEY", UsagePlanId: { Ref: planId(plan) } },
    Metadata: metadata,
  }
}

function throttleSettings({ rate, burst }: ApiThrottle): CfnValue {
  return { RateLimit: rate, BurstLimit: burst }
}

function planId(name: string): string {
  return logicalId(name, "UsagePlan")
}

function keyId(name: string): string {
  return logicalId(name, "ApiKey")
}
